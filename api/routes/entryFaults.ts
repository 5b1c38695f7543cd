import { boxHolds } from '@lyktan/geodata/space/boxes';
import { localDate } from '@lyktan/geodata/time/localTime';
import type { FieldProblem } from '../errors.ts';
import type { Municipality } from '../queries/municipality.ts';
import type { EntryBody } from './entrySchemas.ts';

const DAY_MS = 86_400_000;
const LONGEST_INTERVAL_MS = 366 * DAY_MS;
/** Nobody was asked before; an earlier date is a slip of the pen. */
const EARLIEST = '2000-01-01';

/** What the shape alone does not show: places outside, swapped axes, unknown districts, times that cannot be. */
export function entryFaults(
  entries: readonly EntryBody[],
  place: Pick<Municipality, 'name' | 'bounds' | 'timeZone'>,
  districts: ReadonlySet<string>,
  today: string,
): FieldProblem[] {
  const seen = new Set<string>();
  return entries.flatMap((entry, index) => {
    const path = `reports.${index}`;
    const twice = seen.has(entry.id);
    seen.add(entry.id);
    return [
      ...(twice
        ? [fault(`${path}.id`, 'stands twice in this request', 'Give each entry an id of its own.')]
        : []),
      ...placeFaults(entry, `${path}.location`, place, districts),
      ...dateFaults(entry, path, today),
      ...timeFaults(entry, `${path}.time`, place.timeZone),
    ];
  });
}

function placeFaults(
  { location }: EntryBody,
  path: string,
  { name, bounds }: Pick<Municipality, 'name' | 'bounds'>,
  districts: ReadonlySet<string>,
): FieldProblem[] {
  if (location.precision === 'municipality') return [];
  if (location.precision === 'district') {
    if (districts.has(location.district)) return [];
    return [fault(`${path}.district`, 'is no district here', 'Use a code from /api/districts.')];
  }
  const [longitude, latitude] = location.point;
  if (boxHolds(bounds, [longitude, latitude])) return [];
  if (boxHolds(bounds, [latitude, longitude]))
    return [
      fault(`${path}.point`, 'has its axes swapped', `Longitude comes first: [${latitude}, ${longitude}].`),
    ];
  const { west, south, east, north } = bounds;
  const box = `longitude ${west} to ${east}, latitude ${south} to ${north}`;
  return [fault(`${path}.point`, `lies outside ${name}`, `Use a point within ${box}.`)];
}

function dateFaults({ heardOn }: EntryBody, path: string, today: string): FieldProblem[] {
  if (heardOn >= EARLIEST && heardOn <= today) return [];
  const message = heardOn > today ? 'lies in the future' : `lies before ${EARLIEST}`;
  return [fault(`${path}.heardOn`, message, `Use a date from ${EARLIEST} to ${today}.`)];
}

function timeFaults({ time, heardOn }: EntryBody, path: string, timeZone: string): FieldProblem[] {
  if (time.kind !== 'instant' && time.kind !== 'interval') return [];
  const field = time.kind === 'instant' ? 'at' : 'start';
  const start = new Date(time.kind === 'instant' ? time.at : time.start);
  const day = localDate(start, timeZone);
  if (day > heardOn)
    return [
      fault(`${path}.${field}`, 'lies after the day on which it was said', `Use ${heardOn} or earlier.`),
    ];
  if (day < EARLIEST) return [fault(`${path}.${field}`, `lies before ${EARLIEST}`, 'Mend the year.')];
  if (time.kind === 'instant') return [];
  const lengthMs = Date.parse(time.end) - start.getTime();
  if (lengthMs <= 0) return [fault(`${path}.end`, 'does not come after the start', 'Give a later end.')];
  if (lengthMs > LONGEST_INTERVAL_MS)
    return [
      fault(
        `${path}.end`,
        'lies more than 366 days after the start',
        'Give a recurring window or "unknown".',
      ),
    ];
  return [];
}

function fault(field: string, message: string, remedy: string): FieldProblem {
  return { field, message, remedy };
}
