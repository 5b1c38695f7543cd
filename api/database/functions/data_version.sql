-- Raises municipalities.data_version in the same transaction as the change itself, so that an answer
-- read in one snapshot never carries a newer version than its data (ETags stand on this).
create or replace function raise_data_version()
returns trigger
language plpgsql
as $$
begin
  update municipalities
  set data_version = data_version + 1
  where id in (select municipality_id from changed);
  return null;
end
$$;

-- Reports on their way in ('staged') are nobody's to see yet: they change no answer. A report that goes takes its districts
-- along, and raises the version itself.
create or replace function raise_data_version_of_reports()
returns trigger
language plpgsql
as $$
begin
  update municipalities
  set data_version = data_version + 1
  where id in (select municipality_id from changed where moderation_state <> 'staged');
  return null;
end
$$;

create or replace function raise_data_version_of_report_districts()
returns trigger
language plpgsql
as $$
begin
  update municipalities
  set data_version = data_version + 1
  where id in (
    select changed.municipality_id
    from changed
    join reports on reports.id = changed.report_id
    where reports.moderation_state <> 'staged'
  );
  return null;
end
$$;

do $$
declare
  subject text;
  raise text;
begin
  foreach subject in array array['reports', 'report_districts', 'district_layers', 'districts', 'focus_areas', 'focus_area_windows', 'visits', 'events'] loop
    raise := case subject
      when 'reports' then 'raise_data_version_of_reports'
      when 'report_districts' then 'raise_data_version_of_report_districts'
      else 'raise_data_version'
    end;
    execute format('create or replace trigger data_version_insert after insert on %I
      referencing new table as changed for each statement execute function %I()', subject, raise);
    execute format('create or replace trigger data_version_update after update on %I
      referencing new table as changed for each statement execute function %I()', subject, raise);
    execute format('create or replace trigger data_version_delete after delete on %I
      referencing old table as changed for each statement execute function %I()', subject, raise);
  end loop;
end
$$;
