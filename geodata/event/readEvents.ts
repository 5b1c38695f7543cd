import { boxHolds, type Box } from '../space/boxes.ts';
import { lastTimeBefore, nameTimeBefore, readClock, readNameTime, readPublished } from './incidentTime.ts';
import type { PlaceFinder } from './placesMentioned.ts';

/** An event before it is stored. Texts are not in it: they may point at persons. */
export interface EventDraft {
  /** The police's own number. */
  sourceId: number;
  /** The police's own word, "Trafikolycka, personskada". */
  type: string;
  incidentAt: Date;
  publishedAt: Date;
  /** Places that the police's words mention. */
  places: string[];
  /** Code of the district, where exactly one place is mentioned and a district holds it. */
  district: string | null;
  /** The police's page of it, where the file says. */
  url: string | null;
}

/** One fault of the file: in which event and field, what stands there, what should. */
export interface EventProblem {
  /** "event 3 (id 385873)", counted from 1. */
  event: string;
  field: string;
  found: string;
  expected: string;
}

export interface EventTown {
  name: string;
  timeZone: string;
  bounds: Box;
}

export interface ReadEvents {
  events: EventDraft[];
  problems: EventProblem[];
  /** Events that happened in another place than this town: left out. */
  elsewhere: number;
}

/**
 * Reads what the Swedish police published: their API's array (polisen.se/api/events: id, datetime, name, summary,
 * url, type, location) or a slim one (id, published, incident_clock, type, gps, places_mentioned). The incident's own
 * time counts, not that of publication. Of several versions of an event the one published last is kept. With any
 * problem nothing should be stored.
 */
export function readEvents(json: unknown, town: EventTown, finder: PlaceFinder): ReadEvents {
  if (!Array.isArray(json)) {
    const problem = { event: 'file', field: '', found: shown(json), expected: 'an array of events' };
    return { events: [], problems: [problem], elsewhere: 0 };
  }
  const newest = new Map<number, EventDraft>();
  const problems: EventProblem[] = [];
  let elsewhere = 0;
  json.forEach((record: unknown, index) => {
    const name = `event ${index + 1}${isRecord(record) && record.id !== undefined ? ` (id ${shown(record.id)})` : ''}`;
    const fields = new Fields(record);
    const draft = fields.isSlim ? slimEvent(fields, town, finder) : apiEvent(fields, town, finder);
    problems.push(...fields.faults.map((fault) => ({ event: name, ...fault })));
    if (draft === 'elsewhere') elsewhere += 1;
    else if (fields.faults.length === 0) {
      const known = newest.get(draft.sourceId);
      if (!known || draft.publishedAt >= known.publishedAt) newest.set(draft.sourceId, draft);
    }
  });
  return { events: [...newest.values()], problems, elsewhere };
}

function slimEvent(fields: Fields, town: EventTown, finder: PlaceFinder): EventDraft | 'elsewhere' {
  const at = fields.read('gps', readGps, 'latitude and longitude as "58.28,12.29"');
  if (at && !boxHolds(town.bounds, at)) return 'elsewhere';
  const publishedMs = fields.read('published', readPublished, 'a time as "2023-01-05 18:07:54 +01:00"') ?? 0;
  const clock = fields.read('incident_clock', readClock, 'a clock time as "16:10"') ?? 0;
  const places = fields.places();
  return {
    sourceId: fields.id(),
    type: fields.type(),
    incidentAt: new Date(lastTimeBefore(publishedMs, clock, town.timeZone)),
    publishedAt: new Date(publishedMs),
    places,
    district: finder.districtOf(places),
    url: null,
  };
}

function apiEvent(fields: Fields, town: EventTown, finder: PlaceFinder): EventDraft | 'elsewhere' {
  const where = fields.locationName();
  if (where !== null && where.toLocaleLowerCase('sv') !== town.name.toLocaleLowerCase('sv'))
    return 'elsewhere';
  const publishedMs = fields.read('datetime', readPublished, 'a time as "2023-01-05 18:07:54 +01:00"') ?? 0;
  const nameTime = fields.read('name', readNameTime, 'a name as "05 januari 16:10, Misshandel, Trollhättan"');
  const places = finder.find(`${fields.text('name')}\n${fields.text('summary')}`);
  return {
    sourceId: fields.id(),
    type: fields.type(),
    incidentAt: new Date(nameTime ? nameTimeBefore(publishedMs, nameTime, town.timeZone) : publishedMs),
    publishedAt: new Date(publishedMs),
    places,
    district: finder.districtOf(places),
    url: fields.url(),
  };
}

/** Reads the fields of one record and gathers what is wrong with them. */
class Fields {
  readonly faults: Omit<EventProblem, 'event'>[] = [];
  readonly isSlim: boolean;
  readonly #record: Record<string, unknown>;

  constructor(record: unknown) {
    this.#record = isRecord(record) ? record : {};
    this.isSlim = 'incident_clock' in this.#record || 'published' in this.#record;
    if (!isRecord(record)) this.#fault('', record, 'an object with id, datetime, name, type and location');
  }

  /** A field of text turned into something else; null, and a fault, where that cannot be done. */
  read<T>(field: string, parse: (text: string) => T | null, expected: string): T | null {
    const value = this.#record[field];
    const read = typeof value === 'string' ? parse(value) : null;
    if (read === null) this.#fault(field, value, expected);
    return read;
  }

  id(): number {
    const { id } = this.#record;
    if (typeof id === 'number' && Number.isSafeInteger(id) && id > 0) return id;
    this.#fault('id', id, 'a whole number above 0');
    return 0;
  }

  type(): string {
    return (
      this.read('type', (text) => (isLine(text, 120) ? text : null), 'one line of at most 120 letters') ?? ''
    );
  }

  /** A text that may be missing. */
  text(field: string): string {
    const value = this.#record[field];
    if (typeof value === 'string') return value;
    if (value !== undefined && value !== null) this.#fault(field, value, 'text');
    return '';
  }

  places(): string[] {
    const value = this.#record.places_mentioned;
    const isList = Array.isArray(value) && value.length <= 50 && value.every((one) => isLine(one, 80));
    if (!isList) this.#fault('places_mentioned', value, 'a list of at most 50 place names');
    return isList ? [...new Set(value as string[])] : [];
  }

  locationName(): string | null {
    const { location } = this.#record;
    const name = isRecord(location) ? location.name : undefined;
    if (typeof name === 'string') return name.trim();
    this.#fault('location', location, 'an object as {"name": "Trollhättan", "gps": "58.28,12.29"}');
    return null;
  }

  /** The API gives a path on the police's own site; older answers a whole address. */
  url(): string | null {
    const { url } = this.#record;
    if (url === undefined || url === null || url === '') return null;
    const address =
      typeof url === 'string' && url.length <= 500 ? URL.parse(url, 'https://polisen.se') : null;
    if (address?.protocol === 'https:' && address.host === 'polisen.se') return address.href;
    this.#fault('url', url, 'a path or an https address at polisen.se');
    return null;
  }

  #fault(field: string, found: unknown, expected: string): void {
    this.faults.push({ field, found: shown(found), expected });
  }
}

/** The police write latitude first. */
function readGps(text: string): [longitude: number, latitude: number] | null {
  const match = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(text);
  return match ? [Number(match[2]), Number(match[1])] : null;
}

function isLine(value: unknown, longest: number): value is string {
  return (
    typeof value === 'string' && value.length <= longest && /^[^\p{Cc}]*[^\p{Cc}\s][^\p{Cc}]*$/u.test(value)
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Enough of a wrong value to recognise it. */
function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}
