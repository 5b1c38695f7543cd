/** What a column of an import may be. `axis`: two of them make a point. */
export const COLUMNS = [
  'id',
  'longitude',
  'latitude',
  'place',
  'precision',
  'time',
  'time_to',
  'date',
  'clock',
  'weekdays',
  'months',
  'window_from',
  'window_to',
  'light',
  'concerns',
  'few_people',
  'feeling',
  'gender',
  'age',
  'channel',
  'reported',
  'text',
  'problems',
] as const;
export type Column = (typeof COLUMNS)[number];

/** Headings, Swedish first, then English, then what else is commonly met. The first two are the documented ones. */
export const HEADINGS: Record<Column, readonly [string, string, ...string[]]> = {
  id: ['id', 'id', 'löpnummer', 'rapport-id', 'report id', 'objectid', 'fid'],
  longitude: [
    'longitud',
    'longitude',
    'lon',
    'lng',
    'long',
    'öst',
    'ost',
    'e',
    'east',
    'easting',
    'x',
    'x-koordinat',
  ],
  latitude: ['latitud', 'latitude', 'lat', 'nord', 'n', 'north', 'northing', 'y', 'y-koordinat'],
  place: [
    'plats',
    'place',
    'stadsdel',
    'district',
    'område',
    'platsnamn',
    'place name',
    'var',
    'where',
    'district code',
    'ort',
  ],
  precision: ['noggrannhet', 'precision', 'lägesnoggrannhet'],
  time: [
    'tid',
    'time',
    'tidpunkt',
    'från',
    'from',
    'start',
    'starttid',
    'time from',
    'occurred at',
    'datetime',
    'datum och tid',
  ],
  time_to: ['till', 'to', 'slut', 'sluttid', 'time to', 'end'],
  date: ['datum', 'date', 'dag'],
  clock: ['klockslag', 'clock', 'kl', 'klockan'],
  weekdays: ['veckodagar', 'weekdays', 'veckodag', 'weekday'],
  months: ['månader', 'months', 'månad', 'month'],
  window_from: ['mellan', 'between', 'klockan från', 'window from'],
  window_to: ['och', 'and', 'klockan till', 'window to'],
  light: ['ljus', 'light', 'ljusförhållande'],
  concerns: ['orsaker', 'concerns', 'orsak', 'concern', 'anledning'],
  few_people: ['få människor', 'few people', 'få människor i rörelse', 'folktomt'],
  feeling: ['känsla', 'feeling', 'upplevelse'],
  gender: ['kön', 'gender', 'sex'],
  age: ['ålder', 'age', 'åldersgrupp', 'age band'],
  channel: ['kanal', 'channel'],
  reported: ['inkom', 'reported', 'inkommen', 'rapporterad', 'reported at', 'inkom datum'],
  text: ['fritext', 'text', 'beskrivning', 'kommentar', 'description', 'comment', 'synpunkt'],
  problems: ['fel', 'problems'],
};

/** A heading in the form in which headings are compared: lower case, blanks and underscores alike. */
export function plainHeading(heading: string): string {
  return heading
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, ' ');
}

const COLUMN_OF = new Map(
  COLUMNS.flatMap((column) => HEADINGS[column].map((heading) => [plainHeading(heading), column] as const)),
);

/** A foreign heading stands for a column, or for nothing that is wanted. */
export type Mapping = Readonly<Record<string, Column | 'ignore'>>;

/** One way to read a file's headings: the column each stands for, or null where it is ignored. */
export interface HeadingReading {
  columns: (Column | null)[];
  /** Headings that are neither known nor mapped. */
  unknown: string[];
  /** Columns that two headings stand for, or that are missing, in words; empty where all is well. */
  faults: HeadingFault[];
}

export type HeadingFault =
  | { code: 'column_twice'; column: Column; headings: string[] }
  | { code: 'no_place' }
  | { code: 'half_point'; column: Column };

/** Reads headings by the documented names and the mapping given for foreign ones. */
export function readHeadings(headings: readonly string[], mapping: Mapping = {}): HeadingReading {
  const mapped = new Map(Object.entries(mapping).map(([heading, column]) => [plainHeading(heading), column]));
  const unknown: string[] = [];
  const columns = headings.map((heading): Column | null => {
    const plain = plainHeading(heading);
    const column = mapped.get(plain) ?? COLUMN_OF.get(plain);
    if (column === undefined && plain !== '') unknown.push(heading);
    return column === undefined || column === 'ignore' ? null : column;
  });
  return { columns, unknown, faults: unknown.length > 0 ? [] : faultsOf(headings, columns) };
}

function faultsOf(headings: readonly string[], columns: readonly (Column | null)[]): HeadingFault[] {
  const faults: HeadingFault[] = [];
  for (const column of new Set(columns.filter((one) => one !== null))) {
    const twice = headings.filter((_, index) => columns[index] === column);
    if (twice.length > 1) faults.push({ code: 'column_twice', column, headings: twice });
  }
  const has = (column: Column) => columns.includes(column);
  if (has('longitude') !== has('latitude'))
    faults.push({ code: 'half_point', column: has('longitude') ? 'latitude' : 'longitude' });
  else if (!has('longitude') && !has('place')) faults.push({ code: 'no_place' });
  return faults;
}

/** The columns an unknown heading could be, likeliest first: those not taken whose names share letters with it. */
export function candidatesFor(heading: string, taken: ReadonlySet<Column>): Column[] {
  const pairs = pairsOf(plainHeading(heading));
  return COLUMNS.filter((column) => column !== 'problems' && !taken.has(column))
    .map((column) => ({
      column,
      likeness: Math.max(...HEADINGS[column].map((known) => likeness(pairs, pairsOf(known)))),
    }))
    .sort((a, b) => b.likeness - a.likeness)
    .map(({ column }) => column);
}

const LIKE_ENOUGH = 0.5;

/** Whether an unknown heading very likely stands for a column: it is spelt much like one of its names, or holds one as a word. */
export function suggests(heading: string, column: Column): boolean {
  const plain = plainHeading(heading);
  const words = new Set(plain.split(/[^\p{L}\d]+/u));
  const pairs = pairsOf(plain);
  return HEADINGS[column].some(
    (known) => (known.length > 2 && words.has(known)) || likeness(pairs, pairsOf(known)) >= LIKE_ENOUGH,
  );
}

/** Dice's coefficient of the pairs of letters. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return (2 * shared) / (a.size + b.size);
}

function pairsOf(word: string): Set<string> {
  const padded = ` ${word} `;
  return new Set(Array.from({ length: padded.length - 1 }, (_, index) => padded.slice(index, index + 2)));
}

/**
 * The same for the same set of headings in any order: under which a mapping is remembered. The column of faults in a file
 * of bad rows does not count, so that a mended file is read like the one it came from.
 */
export function headingsSet(headings: readonly string[]): string {
  const plain = headings.map(plainHeading).filter((heading) => COLUMN_OF.get(heading) !== 'problems');
  return [...new Set(plain)].sort().join('\n');
}
