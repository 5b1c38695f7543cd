-- Reports that staff entered by hand: which they are, so that one can be taken back soon after, and
-- what was sent, so that the same entry sent twice is stored once.
create table report_entries (
  report_id bigint primary key references reports on delete cascade,
  municipality_id smallint not null references municipalities,
  occasion text check (length(occasion) between 1 and 120),
  fingerprint text not null,
  entered_at timestamptz not null
);
comment on column report_entries.occasion is 'name of the dialogue, survey or walk: reports of one occasion are not independent';
comment on column report_entries.fingerprint is 'sha256 of the entry as it was read';
