-- Events that the police published: never counted among reports, in a cube, a rank, a plan or a release. No texts
-- and no points: every event of a municipality bears the municipality's one.

create table events (
  id bigint generated always as identity primary key,
  municipality_id smallint not null references municipalities,
  source_id bigint not null check (source_id > 0),
  type text not null check (length(type) between 1 and 120),
  incident_at timestamptz not null,
  published_at timestamptz not null,
  elevation_deg real not null check (elevation_deg between -90 and 90),
  light text not null check (light in ('daylight', 'twilight', 'dark')),
  places text[] not null,
  district_id integer references districts on delete set null,
  precision text not null generated always as (case when district_id is null then 'municipality' else 'district' end) stored,
  url text check (url like 'https://polisen.se/%'),
  import_id integer references imports,
  unique (municipality_id, source_id)
);
comment on column events.source_id is 'the police''s own number: a newer version of the same event replaces it';
comment on column events.places is 'places that the police''s words mention';
comment on column events.district_id is
  'in the municipality''s first layer, where exactly one place is mentioned and a district holds it';
comment on column events.import_id is 'the import that first brought it: undoing that one takes it away';
create index events_incident_at on events (municipality_id, incident_at);
create index events_import on events (import_id);
create index events_district on events (district_id);
