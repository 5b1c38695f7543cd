-- Imports: which file came in, what became of it, its bad rows, and remembered mappings of foreign headings.
-- Reports on their way in are 'staged': nobody's question asks for them until one short transaction accepts all.

create table imports (
  id integer generated always as identity primary key,
  public_id uuid not null default gen_random_uuid() unique,
  municipality_id smallint not null references municipalities,
  file_name text not null check (length(file_name) between 1 and 255),
  kind text not null check (kind in ('reports', 'districts', 'events')),
  state text not null default 'reading'
    check (state in ('reading', 'needs_mapping', 'refused', 'done', 'undone', 'failed')),
  skip_bad_rows boolean not null,
  encoding text not null check (encoding in ('utf-8', 'windows-1252')),
  message jsonb,
  headings jsonb not null default '[]',
  bytes_read bigint not null default 0,
  bytes_total bigint not null,
  rows_read integer not null default 0,
  rows_accepted integer not null default 0,
  rows_bad integer not null default 0,
  rows_duplicate integer not null default 0,
  created_at timestamptz not null default now(),
  progress_at timestamptz not null default now(),
  finished_at timestamptz,
  check ((state = 'reading') = (finished_at is null))
);
comment on column imports.message is '{sv, en}: what happened and what to do next';
comment on column imports.progress_at is 'an import still reading that has made no progress for a while has died; the next one removes what it staged';
create unique index imports_one_at_a_time on imports (municipality_id) where state = 'reading';

-- What was sent in a row that cannot be taken, so that it can be mended and sent again.
create table import_bad_rows (
  import_id integer not null references imports on delete cascade,
  municipality_id smallint not null references municipalities,
  line integer not null check (line >= 1),
  cells jsonb not null,
  problems jsonb not null,
  primary key (import_id, line)
);

-- headings_key: digest of the sorted headings; mapping: heading -> column or 'ignore'.
create table import_mappings (
  municipality_id smallint not null references municipalities,
  headings_key text not null,
  mapping jsonb not null,
  primary key (municipality_id, headings_key)
);

alter table reports
  add column import_id integer references imports,
  add column fingerprint bytea check (length(fingerprint) = 16),
  drop constraint reports_moderation_state_check,
  add constraint reports_moderation_state_check
    check (moderation_state in ('staged', 'pending', 'accepted', 'rejected', 'merged')),
  add constraint reports_staged check (moderation_state <> 'staged' or import_id is not null);
comment on column reports.fingerprint is 'digest of the imported row: the same row is never taken twice';
create unique index reports_fingerprint on reports (municipality_id, fingerprint);

-- Implied by the others (a report and a district have one municipality, a district one layer); each was checked for every
-- placed report, which was a fifth of an import's time.
alter table report_districts
  drop constraint report_districts_municipality_id_fkey,
  drop constraint report_districts_layer_id_fkey;
