import { FOCUS_AREA_LIMITS, type FocusAreaWindow } from '@lyktan/geodata/patrol/focusArea';
import type { Polygon } from 'geojson';
import type { FocusArea } from './areas.ts';
import { cornersOf, crossing, measure, polygonOf, type Corners } from './shape.ts';

/** A focus area as the form holds it; also half done. */
export interface AreaDraft {
  /** Null until it is saved for the first time. */
  id: string | null;
  /** The version that the change is made from. */
  version: number | null;
  name: string;
  reason: string;
  priority: number;
  status: 'draft' | 'active';
  /** Local dates; valid from the first, up to but not including the second. */
  validFrom: string;
  validTo: string | null;
  windows: FocusAreaWindow[];
  corners: Corners;
}

/** What keeps a draft from being saved, in the order in which the form asks for it. */
export type Fault =
  | { kind: 'outline' | 'name' | 'windows' | 'validity' }
  | { kind: 'crossing'; at: [number, number] }
  | { kind: 'small' | 'large'; areaM2: number }
  | { kind: 'corners'; corners: number }
  | { kind: 'nameTaken'; name: string }
  | { kind: 'outside' };

type Box = { west: number; south: number; east: number; north: number };

export const NEW_WINDOW: FocusAreaWindow = {
  weekdays: [0, 1, 2, 3, 4, 5, 6],
  startMinute: 18 * 60,
  endMinute: 24 * 60,
  light: null,
  months: null,
};

/** An empty form. `today` is a local date. */
export function newDraft(today: string): AreaDraft {
  return {
    id: null,
    version: null,
    name: '',
    reason: '',
    priority: 2,
    status: 'active',
    validFrom: today,
    validTo: null,
    windows: [NEW_WINDOW],
    corners: [],
  };
}

/** The form of an area as it stands. */
export function draftOf({ properties, geometry }: FocusArea): AreaDraft {
  const { id, version, name, reason, priority, status, validFrom, validTo, windows } = properties;
  return {
    ...{ id, version, name, reason, priority, validFrom, validTo, windows },
    status: status === 'draft' ? 'draft' : 'active',
    corners: cornersOf(geometry),
  };
}

/** What the API is sent. */
export function bodyOf(draft: AreaDraft) {
  const { name, reason, priority, status, validFrom, validTo, windows, corners } = draft;
  const geometry: Polygon = polygonOf(corners);
  return {
    ...{ name: name.trim(), reason: reason.trim(), priority, status, validFrom, validTo, windows },
    geometry: geometry as { type: 'Polygon'; coordinates: [number, number][][] },
  };
}

/** Everything that the API would refuse, found before it is asked. `names` are those of the other areas. */
export function faultsOf(draft: AreaDraft, names: readonly string[], bounds: Box): Fault[] {
  const { name, status, windows, validFrom, validTo } = draft;
  const faults = shapeFaults(draft.corners, bounds);
  if (name.trim() === '') faults.push({ kind: 'name' });
  else if (names.includes(name.trim())) faults.push({ kind: 'nameTaken', name: name.trim() });
  if (status === 'active' && windows.length === 0) faults.push({ kind: 'windows' });
  if (validFrom === '' || (validTo !== null && validTo <= validFrom)) faults.push({ kind: 'validity' });
  return faults;
}

function shapeFaults(corners: Corners, { west, south, east, north }: Box): Fault[] {
  const { minAreaM2, maxAreaM2, mostCorners } = FOCUS_AREA_LIMITS;
  if (corners.length < 3) return [{ kind: 'outline' }];
  if (corners.length > mostCorners) return [{ kind: 'corners', corners: corners.length }];
  const at = crossing(corners);
  if (at !== null) return [{ kind: 'crossing', at }];
  if (corners.some(([x, y]) => x < west || x > east || y < south || y > north)) return [{ kind: 'outside' }];
  const { areaM2 } = measure(corners);
  if (areaM2 < minAreaM2) return [{ kind: 'small', areaM2 }];
  return areaM2 > maxAreaM2 ? [{ kind: 'large', areaM2 }] : [];
}
