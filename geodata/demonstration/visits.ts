import { lightAt } from '../light/sun.ts';
import { MUNICIPALITY } from '../places/municipality.ts';
import { epochOfLocal, localParts } from '../time/localTime.ts';
import {
  type DemonstrationFocusArea,
  demonstrationFocusAreas,
  type DemonstrationWindow,
} from './focusAreas.ts';
import { chance, pickInteger, type Random, seededRandom } from './random.ts';

/** Presence on foot in a focus area. */
export interface DemonstrationVisit {
  focusAreaKey: string;
  start: Date;
  end: Date;
}

/** Areas with visits: how likely a visit is whenever one may begin in a window. */
const VISITED: Readonly<Record<string, number>> = { hjortmossetunneln: 0.5, alvhogsborg: 0.45 };
const FIRST_DAY = [2025, 8, 1] as const;
const DAYS = 365;
const MINUTE_MS = 60_000;
/** METHODS section 6: 10 to 15 minutes on foot, the next at the earliest two hours later. */
const GAP_MINUTES = 120;
const ZONE = MUNICIPALITY.timeZone;

/** Invented visits from 1 September 2025 to 31 August 2026, in the order in which they began. */
export function demonstrationVisits(): DemonstrationVisit[] {
  const random = seededRandom(1488, 0x76697369);
  return demonstrationFocusAreas()
    .flatMap((area) => visitsOf(random, area))
    .sort((a, b) => a.start.getTime() - b.start.getTime());
}

function visitsOf(random: Random, area: DemonstrationFocusArea): DemonstrationVisit[] {
  const visits: DemonstrationVisit[] = [];
  const likelihood = VISITED[area.key] ?? 0;
  let freeFromMs = 0;
  for (const { window, date } of likelihood === 0 ? [] : windowDates(area)) {
    let minute = window.startMinute + pickInteger(random, 0, 100);
    const endMinute = window.endMinute > window.startMinute ? window.endMinute : window.endMinute + 1440;
    while (minute + 15 <= endMinute) {
      const startMs = epochOfLocal(...date, minute, ZONE);
      const endMs = startMs + pickInteger(random, 10, 15) * MINUTE_MS;
      const fits = startMs >= freeFromMs && inLight(window, area, startMs) && inLight(window, area, endMs);
      if (fits && chance(random, likelihood)) {
        visits.push({ focusAreaKey: area.key, start: new Date(startMs), end: new Date(endMs) });
        freeFromMs = endMs + GAP_MINUTES * MINUTE_MS;
      }
      minute += GAP_MINUTES + pickInteger(random, 15, 75);
    }
  }
  return visits;
}

type LocalDate = [year: number, month: number, day: number];

/** Windows with the local dates on which they begin, day by day. */
function windowDates(area: DemonstrationFocusArea): { window: DemonstrationWindow; date: LocalDate }[] {
  const [year, month, firstDay] = FIRST_DAY;
  return Array.from({ length: DAYS }, (_, offset) => {
    const day = localParts(epochOfLocal(year, month, firstDay + offset, 720, ZONE), ZONE);
    const date: LocalDate = [day.year, day.month, day.day];
    return [...area.windows]
      .sort((a, b) => a.startMinute - b.startMinute)
      .filter(
        ({ weekdays, months }) => weekdays.includes(day.weekday) && (months?.includes(day.month) ?? true),
      )
      .map((window) => ({ window, date }));
  }).flat();
}

function inLight(
  { light }: DemonstrationWindow,
  { geometry }: DemonstrationFocusArea,
  atMs: number,
): boolean {
  const [longitude = 0, latitude = 0] = geometry.coordinates[0]?.[0] ?? [];
  return light === null || light.includes(lightAt(atMs, longitude, latitude));
}
