-- The district of a point in a layer: the one that holds it (distance 0), else the nearest within
-- 200 m, for points that fall in a gap between outlines. Ties go to the lowest id. Null beyond.
create or replace function district_at(layer smallint, point_3006 geometry)
returns integer
language sql
stable
as $$
  select id
  from districts
  where layer_id = layer
    and st_dwithin(geom_3006, point_3006, 200)
  order by st_distance(geom_3006, point_3006), id
  limit 1
$$;

create or replace function assign_new_reports()
returns trigger
language plpgsql
as $$
begin
  insert into report_districts (report_id, layer_id, district_id, municipality_id)
  select placed.id, layer.id, at.district_id, placed.municipality_id
  from placed
  join district_layers layer on layer.municipality_id = placed.municipality_id
  cross join lateral (select district_at(layer.id, placed.geom_3006) as district_id) at
  where placed.geom is not null
    and at.district_id is not null;
  return null;
end
$$;

create or replace trigger reports_districts_insert
  after insert on reports
  referencing new table as placed
  for each statement execute function assign_new_reports();

-- Places every report of the municipality anew in one layer: after a layer came in or changed.
-- Reports known only by their district keep it.
create or replace function assign_layer(layer smallint)
returns bigint
language plpgsql
as $$
declare
  assigned bigint;
begin
  delete from report_districts
  using reports
  where report_districts.layer_id = layer
    and reports.id = report_districts.report_id
    and reports.geom is not null;

  insert into report_districts (report_id, layer_id, district_id, municipality_id)
  select report.id, layer, at.district_id, report.municipality_id
  from reports report
  join district_layers on district_layers.id = layer and district_layers.municipality_id = report.municipality_id
  cross join lateral (select district_at(layer, report.geom_3006) as district_id) at
  where report.geom is not null
    and at.district_id is not null;
  get diagnostics assigned = row_count;
  return assigned;
end
$$;
