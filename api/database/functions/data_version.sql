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
