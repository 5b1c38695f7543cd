import type { Polygon } from 'geojson';
import type { Queryable } from '../database/connect.ts';
import type { FocusAreaDraft } from './focusAreas.ts';
import type { ChangedBy, FocusAreaChange } from './storeFocusArea.ts';

/** One state of a focus area, and how it came about. */
export interface FocusAreaVersion extends FocusAreaDraft {
  version: number;
  change: 'created' | FocusAreaChange['kind'];
  restoredVersion: number | null;
  changedAt: string;
  /** Role; null where the area came with the data. */
  changedBy: ChangedBy;
  areaM2: number;
}

/** Every state that a focus area has had, the newest first; empty where there is no such area. */
export async function focusAreaVersions(
  sql: Queryable,
  municipalityId: number,
  id: string,
): Promise<FocusAreaVersion[]> {
  const rows = await sql<{ told: FocusAreaVersion; changedAt: Date; geometry: Polygon }[]>`
    select
      jsonb_build_object(
        'version', past.version, 'change', past.change, 'restoredVersion', past.restored_version, 'changedBy', past.changed_by,
        'name', past.name, 'reason', past.reason, 'priority', past.priority, 'status', past.status,
        'validFrom', past.valid_from, 'validTo', past.valid_to, 'windows', past.windows,
        'areaM2', round(st_area(st_transform(past.geom, 3006))::numeric)
      ) as told,
      past.changed_at as "changedAt",
      st_asgeojson(past.geom, 6)::jsonb as geometry
    from focus_area_versions past
    join focus_areas area on area.id = past.focus_area_id
    where area.municipality_id = ${municipalityId}
      and area.public_id = ${id}
    order by past.version desc`;
  return rows.map(({ told, changedAt, geometry }) => ({
    ...told,
    changedAt: changedAt.toISOString(),
    geometry,
  }));
}
