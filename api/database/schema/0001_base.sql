-- The base: municipalities, district layers, reports with place, time and light, focus areas with
-- their windows, and visits. Words as in geodata/vocabulary. Longitude first, EPSG:4326; geom_3006 is
-- SWEREF 99 TM, for every distance and area.

create extension if not exists postgis;

create table municipalities (
  id smallint generated always as identity primary key,
  code text not null unique,
  name text not null,
  time_zone text not null,
  centre geometry(Point, 4326) not null,
  bounds geometry(Polygon, 4326) not null,
  demonstration boolean not null default false,
  data_version bigint not null default 1
);
comment on column municipalities.demonstration is 'true: every report of this municipality is invented';
comment on column municipalities.data_version is 'raised by trigger in the same transaction as every change of what people see';

create table district_layers (
  id smallint generated always as identity primary key,
  municipality_id smallint not null references municipalities,
  key text not null check (key ~ '^[a-z][a-z0-9_]{1,30}$'),
  name text not null,
  source text not null,
  vintage text not null,
  licence text not null,
  approximate boolean not null,
  unique (municipality_id, key)
);

create table districts (
  id integer generated always as identity primary key,
  municipality_id smallint not null references municipalities,
  layer_id smallint not null references district_layers on delete cascade,
  code text not null,
  name text not null,
  population integer check (population >= 0),
  label geometry(Point, 4326) not null,
  geom geometry(MultiPolygon, 4326) not null check (st_isvalid(geom) and not st_isempty(geom)),
  geom_3006 geometry(MultiPolygon, 3006) generated always as (st_transform(geom, 3006)) stored,
  unique (layer_id, code)
);
create index districts_geom_3006 on districts using gist (geom_3006);

-- How a report's weight of 2,520 spreads over month, hour, light and weekday (METHODS 2). Reports with
-- the same time and place share one profile; the cube and plain SQL join the same rows.
create table time_profiles (
  id integer generated always as identity primary key,
  municipality_id smallint not null references municipalities,
  key text not null,
  unique (municipality_id, key)
);

create table time_profile_cells (
  profile_id integer not null references time_profiles on delete cascade,
  month smallint not null check (month between 0 and 12),
  hour smallint not null check (hour between 0 and 24),
  light smallint not null check (light between 0 and 3),
  weekday smallint not null check (weekday between 0 and 7),
  night_weekday smallint not null check (night_weekday between 0 and 7),
  weight smallint not null check (weight between 1 and 2520),
  primary key (profile_id, month, hour, light, weekday, night_weekday)
);
comment on column time_profile_cells.month is '0 January .. 11 December, 12 unknown';
comment on column time_profile_cells.hour is 'local clock hour, 24 unknown';
comment on column time_profile_cells.light is '0 daylight, 1 twilight, 2 dark, 3 unknown';
comment on column time_profile_cells.weekday is '0 Monday .. 6 Sunday, 7 unknown';
comment on column time_profile_cells.night_weekday is
  'the weekday that counts when the hour lies after midnight in a filter window that wraps it';

create table reports (
  id bigint generated always as identity primary key,
  public_id uuid not null default gen_random_uuid() unique,
  municipality_id smallint not null references municipalities,
  precision text not null check (precision in ('exact', 'place', 'district', 'municipality')),
  geom geometry(Point, 4326),
  geom_3006 geometry(Point, 3006) generated always as (st_transform(geom, 3006)) stored,
  h3_r9 bigint,
  time_kind text not null check (time_kind in ('instant', 'interval', 'window', 'unknown')),
  instant_at timestamptz,
  interval_start timestamptz,
  interval_end timestamptz,
  window_weekdays smallint[],
  window_start_minute smallint check (window_start_minute between 0 and 1439),
  window_end_minute smallint check (window_end_minute between 1 and 1440),
  window_months smallint[],
  dated_at timestamptz generated always as (coalesce(instant_at, interval_start, reported_at)) stored,
  elevation_deg real check (elevation_deg between -90 and 90),
  light text check (light in ('daylight', 'twilight', 'dark')),
  stated_light text check (stated_light in ('daylight', 'twilight', 'dark')),
  light_flag text not null check (light_flag in ('none', 'stated_light_disagrees', 'stated_light_absent')),
  profile_id integer not null references time_profiles,
  concerns text[] not null check (concerns <@ array['lighting', 'visibility', 'isolated', 'run_down', 'substances',
    'verbal_harassment', 'followed', 'sexual', 'violence', 'theft', 'gathering', 'traffic', 'other']),
  few_people text not null check (few_people in ('yes', 'no', 'unknown')),
  channel text not null check (channel in ('web_form', 'survey', 'dialogue', 'safety_walk', 'import')),
  feeling text not null check (feeling in ('unsafe', 'safe')),
  gender text not null check (gender in ('woman', 'man', 'other', 'unknown')),
  age_band text not null check (age_band in ('0-17', '18-29', '30-44', '45-64', '65+', 'unknown')),
  moderation_state text not null default 'pending'
    check (moderation_state in ('pending', 'accepted', 'rejected', 'merged')),
  reported_at timestamptz not null,
  created_at timestamptz not null default now(),
  constraint reports_placed check ((precision in ('exact', 'place')) = (geom is not null) and (geom is null) = (h3_r9 is null)),
  constraint reports_instant check ((time_kind = 'instant') = (instant_at is not null)
    and (instant_at is null) = (light is null) and (instant_at is null) = (elevation_deg is null)),
  constraint reports_interval check ((time_kind = 'interval') = (interval_start is not null)
    and (interval_start is null) = (interval_end is null) and interval_end > interval_start),
  constraint reports_window check ((window_start_minute is null) = (window_end_minute is null)
    and (time_kind = 'window' or (window_weekdays is null and window_start_minute is null and window_months is null)))
);
create index reports_geom on reports using gist (geom);
create index reports_geom_3006 on reports using gist (geom_3006);
create index reports_dated_at on reports (municipality_id, dated_at, id);
create index reports_profile on reports (profile_id);

-- What people wrote, kept apart: nothing that draws or counts reads it.
create table report_texts (
  report_id bigint primary key references reports on delete cascade,
  municipality_id smallint not null references municipalities,
  body text not null check (length(body) between 1 and 4000)
);

-- The district of a report in each layer: the polygon that holds it, else the nearest within 200 m.
create table report_districts (
  report_id bigint not null references reports on delete cascade,
  layer_id smallint not null references district_layers on delete cascade,
  district_id integer not null references districts on delete cascade,
  municipality_id smallint not null references municipalities,
  primary key (report_id, layer_id)
);
create index report_districts_district on report_districts (district_id, report_id);

create table focus_areas (
  id integer generated always as identity primary key,
  public_id uuid not null default gen_random_uuid() unique,
  municipality_id smallint not null references municipalities,
  name text not null check (length(name) between 1 and 120),
  reason text not null check (length(reason) <= 2000),
  priority smallint not null check (priority between 1 and 3),
  status text not null check (status in ('draft', 'active', 'ended')),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  geom geometry(Polygon, 4326) not null check (st_isvalid(geom) and not st_isempty(geom)),
  geom_3006 geometry(Polygon, 3006) generated always as (st_transform(geom, 3006)) stored,
  unique (municipality_id, name)
);
create index focus_areas_geom_3006 on focus_areas using gist (geom_3006);

create table focus_area_windows (
  id integer generated always as identity primary key,
  municipality_id smallint not null references municipalities,
  focus_area_id integer not null references focus_areas on delete cascade,
  weekdays smallint[] not null check (weekdays <@ array[0, 1, 2, 3, 4, 5, 6]::smallint[] and cardinality(weekdays) > 0),
  start_minute smallint not null check (start_minute between 0 and 1439),
  end_minute smallint not null check (end_minute between 1 and 1440),
  light text[] check (light <@ array['daylight', 'twilight', 'dark']),
  months smallint[] check (months <@ array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]::smallint[])
);
comment on table focus_area_windows is 'end_minute <= start_minute wraps midnight; the window belongs to the day on which it starts';
create index focus_area_windows_area on focus_area_windows (focus_area_id);

create table visits (
  id bigint generated always as identity primary key,
  municipality_id smallint not null references municipalities,
  focus_area_id integer not null references focus_areas on delete cascade,
  started_at timestamptz not null,
  ended_at timestamptz not null check (ended_at > started_at)
);
create index visits_area on visits (focus_area_id, started_at);
