-- Raises municipalities.data_version in the same transaction as the change itself, so that an answer
-- read in one snapshot never carries a newer version than its data (ETags stand on this).
-- Reports on their way in ('staged') are nobody's to see yet: they change no answer. A report that goes takes its districts
-- along, and raises the version itself.
create or replace function raise_data_version()
returns trigger
language plpgsql
as $$
declare
  touched integer[];
begin
  if tg_table_name = 'reports' then
    select array_agg(distinct municipality_id)
    into touched
    from changed
    where moderation_state <> 'staged';
  elsif tg_table_name = 'report_districts' then
    select array_agg(distinct changed.municipality_id)
    into touched
    from changed
    join reports on reports.id = changed.report_id
    where reports.moderation_state <> 'staged';
  else
    select array_agg(distinct municipality_id)
    into touched
    from changed;
  end if;
  update municipalities
  set data_version = data_version + 1
  where id = any(touched);
  return null;
end
$$;

do $$
declare
  subject text;
begin
  foreach subject in array array['reports', 'report_districts', 'district_layers', 'districts', 'focus_areas', 'focus_area_windows', 'visits', 'events'] loop
    execute format('create or replace trigger data_version_insert after insert on %I
      referencing new table as changed for each statement execute function raise_data_version()', subject);
    execute format('create or replace trigger data_version_update after update on %I
      referencing new table as changed for each statement execute function raise_data_version()', subject);
    execute format('create or replace trigger data_version_delete after delete on %I
      referencing old table as changed for each statement execute function raise_data_version()', subject);
  end loop;
end
$$;

-- Databases of before have these.
drop function if exists raise_data_version_of_reports(), raise_data_version_of_report_districts();
