-- Views of the map that staff have saved by name, shared by all of the municipality's staff. No trigger raises the
-- data version: a name given to a view changes no figure.

create table saved_views (
  id integer generated always as identity primary key,
  public_id uuid not null default gen_random_uuid() unique,
  municipality_id smallint not null references municipalities,
  name text not null check (length(name) between 1 and 80 and name = btrim(name)),
  page text not null check (page in ('map')),
  query text not null check (length(query) <= 2000),
  created_by text not null check (created_by in ('planner', 'police', 'administrator')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz
);
comment on column saved_views.query is 'canonical query string of the view, as in geodata/filter/viewQuery';
comment on column saved_views.created_by is 'the role: there are no accounts yet';
comment on column saved_views.deleted_at is 'removed, and kept so that it can be brought back';
create unique index saved_views_name on saved_views (municipality_id, lower(name)) where deleted_at is null;
