import {
  AGE_BANDS,
  CHANNELS,
  CONCERNS,
  FEELINGS,
  FEW_PEOPLE,
  GENDERS,
  type AgeBand,
  type Channel,
  type Concern,
  type Feeling,
  type FewPeople,
  type Gender,
  type Light,
  LIGHTS,
  type Precision,
  PRECISIONS,
} from '../vocabulary/vocabulary.ts';

/** The words a cell may hold beside the vocabulary's own, Swedish and English ones; the first is how it is written in Swedish. */
type Words<T extends string> = Readonly<Record<T, readonly string[]>>;

const UNKNOWN = ['okänt', 'okänd', 'vet ej', 'vet inte', 'ej angivet', 'not known', '-', '?'];

const CONCERN_WORDS: Words<Concern> = {
  lighting: ['belysning', 'bristande belysning', 'dålig belysning', 'poor lighting'],
  visibility: ['skymd sikt', 'sikt', 'restricted visibility'],
  isolated: ['ensligt', 'ensligt eller avskilt', 'öde', 'empty or isolated', 'empty'],
  run_down: ['slitet', 'nedskräpat', 'nedskräpat, slitet', 'run-down', 'run down'],
  substances: [
    'droger',
    'alkohol',
    'droger, alkohol',
    'tecken på droger',
    'drugs',
    'alcohol',
    'drugs or alcohol',
  ],
  verbal_harassment: ['tilltal', 'kränkande tilltal', 'verbal harassment', 'trakasserier'],
  followed: ['förföljd', 'förföljelse', 'being followed'],
  sexual: ['sexuella övergrepp', 'sexuella trakasserier', 'sexual harassment', 'sexual violence'],
  violence: ['våld', 'hot', 'våld, hot', 'våld eller hot', 'threats', 'violence or threats'],
  theft: ['stöld', 'rån', 'stöld, rån', 'stöld eller rån', 'robbery', 'theft or robbery'],
  gathering: ['folksamling', 'gäng', 'gatherings', 'crowd'],
  traffic: ['trafik', 'trafiken'],
  other: ['annat', 'övrigt'],
};

const LIGHT_WORDS: Words<Light> = {
  daylight: ['dagsljus', 'ljust', 'dag', 'day', 'light'],
  twilight: ['skymning', 'gryning', 'dusk', 'dawn'],
  dark: ['mörkt', 'mörker', 'mörk', 'darkness'],
  unknown: UNKNOWN,
};

const CHANNEL_WORDS: Words<Channel> = {
  web_form: ['öppet formulär', 'webbformulär', 'formulär', 'web form', 'open web form'],
  survey: ['enkät', 'inbjuden enkät', 'invited survey'],
  dialogue: ['dialog', 'medborgardialog', 'dialogues'],
  safety_walk: ['trygghetsvandring', 'safety walk'],
  import: [],
};

const FEELING_WORDS: Words<Feeling> = {
  unsafe: ['otrygg', 'otryggt', 'otrygghet', 'insecure'],
  safe: ['trygg', 'tryggt', 'trygghet', 'secure'],
};

const FEW_PEOPLE_WORDS: Words<FewPeople> = {
  yes: ['ja', 'j', 'y', 'sant', 'true', '1', 'x'],
  no: ['nej', 'n', 'falskt', 'false', '0'],
  unknown: UNKNOWN,
};

const GENDER_WORDS: Words<Gender> = {
  woman: ['kvinna', 'kvinnor', 'k', 'f', 'female', 'flicka'],
  man: ['man', 'm', 'män', 'male', 'pojke'],
  other: ['annat', 'annan', 'ickebinär', 'non-binary'],
  unknown: UNKNOWN,
};

const AGE_WORDS: Words<AgeBand> = {
  '0-17': ['under 18', '-17', '<18'],
  '18-29': [],
  '30-44': [],
  '45-64': [],
  '65+': ['65-', '65 eller äldre', '65 och äldre', '>64'],
  unknown: UNKNOWN,
};

const PRECISION_WORDS: Words<Precision> = {
  exact: ['exakt'],
  place: ['plats', 'ungefärlig', 'approximate'],
  district: ['stadsdel'],
  municipality: ['kommun', 'kommunen'],
};

/** A column whose cells hold one of a closed list of words. */
export interface WordReader<T extends string> {
  /** The word's meaning, or null where it is not known. */
  read(cell: string): T | null;
  /** The one word that files written by Lyktan hold; English is the vocabulary's own. `read` knows both. */
  written(value: T, lang: 'sv' | 'en'): string;
  /** What may be written, for people. */
  expected: { sv: string; en: string };
}

function reader<T extends string>(values: readonly T[], words: Words<T>): WordReader<T> {
  const meaning = new Map(
    values.flatMap((value) => [value, ...words[value]].map((word) => [plainWord(word), value] as const)),
  );
  const written = (value: T, lang: 'sv' | 'en') => (lang === 'sv' && words[value][0]) || value;
  const list = (lang: 'sv' | 'en') => values.map((value) => written(value, lang)).join(', ');
  return {
    read: (cell) => meaning.get(plainWord(cell)) ?? null,
    written,
    expected: { sv: list('sv'), en: list('en') },
  };
}

function plainWord(word: string): string {
  return word
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, ' ')
    .replaceAll('–', '-');
}

export const LIGHT = reader(LIGHTS, LIGHT_WORDS);
export const CHANNEL = reader(CHANNELS, CHANNEL_WORDS);
export const FEELING = reader(FEELINGS, FEELING_WORDS);
export const FEW = reader(FEW_PEOPLE, FEW_PEOPLE_WORDS);
export const GENDER = reader(GENDERS, GENDER_WORDS);
export const PRECISION = reader(PRECISIONS, PRECISION_WORDS);
export const CONCERN = reader(CONCERNS, CONCERN_WORDS);
const AGE_BAND = reader(AGE_BANDS, AGE_WORDS);

/** An age in years, or a band. */
export const AGE: WordReader<AgeBand> = {
  read: (cell) => {
    const years = /^\s*(\d{1,3})( år)?\s*$/.exec(cell);
    return years ? bandOf(Number(years[1])) : AGE_BAND.read(cell.replace(/\s*år$/, ''));
  },
  written: AGE_BAND.written,
  expected: { sv: `ålder i år eller ${AGE_BAND.expected.sv}`, en: `age in years or ${AGE_BAND.expected.en}` },
};

function bandOf(years: number): AgeBand | null {
  if (years > 120) return null;
  if (years < 18) return '0-17';
  if (years < 30) return '18-29';
  if (years < 45) return '30-44';
  return years < 65 ? '45-64' : '65+';
}

/**
 * The concerns of a cell: one, or several apart by comma, semicolon, bar or slash, each once, in the vocabulary's order.
 * `unknown` is the first word that is none.
 */
export function readConcerns(cell: string): { concerns: Concern[] } | { unknown: string } {
  const whole = CONCERN.read(cell);
  if (whole !== null) return { concerns: [whole] };
  const found = new Set<Concern>();
  for (const word of cell.split(/[,;|/]/)) {
    if (word.trim() === '') continue;
    const concern = CONCERN.read(word);
    if (concern === null) return { unknown: word.trim() };
    found.add(concern);
  }
  return { concerns: CONCERNS.filter((concern) => found.has(concern)) };
}

/** A number with decimal point or comma; blanks between thousands are left out. Null where it is none, or not finite. */
export function readNumber(cell: string): number | null {
  const text = cell
    .trim()
    .replaceAll(/[\s\u00a0\u202f]/g, '')
    .replace(',', '.')
    .replace('−', '-');
  if (!/^[+-]?\d{1,12}(\.\d{1,20})?$/.test(text)) return null;
  return Number(text);
}
