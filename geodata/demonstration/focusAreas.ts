import type { Polygon } from 'geojson';
import { toGrid, toLonLat } from '../places/localGrid.ts';
import type { FocusAreaStatus, KnownLight } from '../vocabulary/vocabulary.ts';
import { SCENARIO_PLACES } from './places.ts';

/** A recurring time at which police mean to be visible; end <= start wraps midnight. */
export interface DemonstrationWindow {
  /** 0 = Monday .. 6 = Sunday: the days on which the window starts. */
  weekdays: number[];
  startMinute: number;
  endMinute: number;
  light: KnownLight[] | null;
  /** 0 = January; null = all the year. */
  months: number[] | null;
}

export interface DemonstrationFocusArea {
  key: string;
  name: string;
  reason: string;
  priority: 1 | 2 | 3;
  status: FocusAreaStatus;
  /** Local dates YYYY-MM-DD, half-open. */
  validFrom: string;
  validTo: string | null;
  geometry: Polygon;
  windows: DemonstrationWindow[];
}

const DAYS = [0, 1, 2, 3, 4, 5, 6];
const WORKDAYS = [0, 1, 2, 3, 4];
const at = (hour: number): number => hour * 60;

/** Invented focus areas: four in force or planned, one ended. */
export function demonstrationFocusAreas(): DemonstrationFocusArea[] {
  return [
    {
      key: 'drottningtorget',
      name: 'Drottningtorget, krogtid',
      reason:
        'Bråk och hotfull stämning på helgnätterna, i dialoger och enkäter, även under ljusa sommarnätter.',
      priority: 1,
      status: 'active',
      validFrom: '2026-05-01',
      validTo: null,
      geometry: areaAround('drottningtorget', 170),
      windows: [{ weekdays: [4, 5], startMinute: at(21), endMinute: at(2), light: null, months: null }],
    },
    {
      key: 'hjortmossetunneln',
      name: 'Hjortmossetunneln',
      reason: 'Många går omvägar när det är mörkt. Synlig polis till fots medan belysningen utreds.',
      priority: 1,
      status: 'active',
      validFrom: '2025-09-01',
      validTo: null,
      geometry: areaAround('hjortmossetunneln', 160),
      windows: [
        { weekdays: DAYS, startMinute: at(15), endMinute: at(23), light: ['dark'], months: null },
        {
          weekdays: WORKDAYS,
          startMinute: at(5),
          endMinute: at(8),
          light: ['dark'],
          months: [0, 1, 2, 9, 10, 11],
        },
      ],
    },
    {
      key: 'alvhogsborg',
      name: 'Älvhögsborg och stranden',
      reason: 'Gäng och öppen droghandel om kvällarna. Återkommande besök alla kvällar.',
      priority: 2,
      status: 'active',
      validFrom: '2025-09-01',
      validTo: null,
      geometry: areaAround('alvhogsborg', 190),
      windows: [{ weekdays: DAYS, startMinute: at(17), endMinute: at(23), light: null, months: null }],
    },
    {
      key: 'lextorps-torg',
      name: 'Lextorps torg, eftermiddag',
      reason: 'Oro på torget när skolan har slutat. Avslutat efter årets slut, uppföljning pågår.',
      priority: 3,
      status: 'ended',
      validFrom: '2024-02-01',
      validTo: '2025-01-01',
      geometry: areaAround('lextorps-torg', 160),
      windows: [
        { weekdays: [0, 1, 2, 3], startMinute: at(15), endMinute: at(18), light: null, months: null },
      ],
    },
    {
      key: 'resecentrum',
      name: 'Resecentrum, gångtunneln',
      reason: 'Förslag: resenärer känner sig otrygga i tunneln till och från tågen under den mörka tiden.',
      priority: 2,
      status: 'draft',
      validFrom: '2026-10-01',
      validTo: '2027-04-01',
      geometry: areaAround('resecentrum-gangtunnel', 170),
      windows: [
        {
          weekdays: [0, 1, 2, 3],
          startMinute: at(17),
          endMinute: at(21),
          light: null,
          months: [0, 1, 2, 9, 10, 11],
        },
        { weekdays: [4, 5], startMinute: at(21), endMinute: at(2), light: ['dark'], months: null },
      ],
    },
  ];
}

/** How far each corner lies out, as a share of the radius: drawn by hand, not by compass. */
const CORNERS = [1, 0.92, 1.04, 0.9, 1, 1.06, 0.93, 1.02];

/** An eight-cornered area about a place, counter-clockwise. */
function areaAround(placeId: string, radiusM: number): Polygon {
  const place = SCENARIO_PLACES.find(({ id }) => id === placeId);
  if (place === undefined) throw new RangeError(`No place is called "${placeId}".`);
  const [east, north] = toGrid(place.point);
  const ring = CORNERS.map((share, corner) => {
    const angle = ((corner + 0.3) / CORNERS.length) * 2 * Math.PI;
    const outKm = (radiusM * share) / 1000;
    return toLonLat([east + outKm * Math.cos(angle), north + outKm * Math.sin(angle)]);
  });
  return { type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)]] };
}
