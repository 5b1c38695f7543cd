-- Every state that a focus area has had. Append-only: an area is ended, never deleted, since visits hang on it.

alter table focus_areas
  add column version integer not null default 1 check (version > 0);
comment on column focus_areas.version is 'raised by one with every change; a change must name the version it was made from';

-- An area that is ended before it began held on no day.
alter table focus_areas drop constraint focus_areas_check;
alter table focus_areas add constraint focus_areas_validity check (valid_to >= valid_from);

create table focus_area_versions (
  focus_area_id integer not null references focus_areas,
  municipality_id smallint not null references municipalities,
  version integer not null check (version > 0),
  change text not null check (change in ('created', 'changed', 'ended', 'restored')),
  restored_version integer,
  changed_at timestamptz not null default now(),
  changed_by text check (changed_by in ('planner', 'police', 'administrator')),
  name text not null,
  reason text not null,
  priority smallint not null,
  status text not null,
  valid_from date not null,
  valid_to date,
  geom geometry(Polygon, 4326) not null,
  windows jsonb not null,
  primary key (focus_area_id, version),
  constraint focus_area_versions_restored check ((change = 'restored') = (restored_version is not null))
);
comment on column focus_area_versions.changed_by is 'role of who made the change; null where the area came with the data';
comment on column focus_area_versions.windows is 'as the API gives them: weekdays, startMinute, endMinute, light, months';

create view focus_area_windows_json as
select focus_area_id,
  jsonb_agg(jsonb_build_object(
    'weekdays', weekdays, 'startMinute', start_minute, 'endMinute', end_minute,
    'light', light, 'months', months
  ) order by id) as windows
from focus_area_windows
group by focus_area_id;

insert into focus_area_versions (focus_area_id, municipality_id, version, change, name, reason, priority, status, valid_from, valid_to, geom, windows)
select area.id, area.municipality_id, area.version, 'created', area.name, area.reason, area.priority, area.status, area.valid_from, area.valid_to,
  area.geom, coalesce(told.windows, '[]')
from focus_areas area
left join focus_area_windows_json told on told.focus_area_id = area.id;

create function refuse_change()
returns trigger
language plpgsql
as $$
begin
  raise exception 'Rows of % are kept as they were written.', tg_table_name;
end
$$;
create trigger focus_area_versions_append_only before update or delete on focus_area_versions
  for each row execute function refuse_change();
