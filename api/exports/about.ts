import { filterQuery, type Filter } from '@lyktan/geodata/filter/filter';
import { localIso } from '@lyktan/geodata/time/localTime';
import type { DistrictLayer } from '../queries/districts.ts';
import type { Municipality } from '../queries/municipality.ts';
import type { ExportLanguage } from './words.ts';

/** What a file says of itself. */
export type About = readonly { key: string; label: string; value: string }[];

interface AboutParts {
  place: Municipality;
  filter: Filter;
  layer: DistrictLayer;
  now: Date;
  language: ExportLanguage;
  method: keyof typeof METHODS;
}

const LABELS = {
  title: { sv: 'Lyktan', en: 'Lyktan' },
  municipality: { sv: 'Kommun', en: 'Municipality' },
  filter: { sv: 'Urval', en: 'Filter' },
  exported: { sv: 'Uttaget', en: 'Exported' },
  dataVersion: { sv: 'Dataversion', en: 'Data version' },
  method: { sv: 'Metod', en: 'Method' },
  source: { sv: 'Källa', en: 'Source' },
  districts: { sv: 'Stadsdelar', en: 'Districts' },
  licence: { sv: 'Villkor', en: 'Licence' },
} as const;

const METHODS = {
  reports: {
    sv: 'Granskade rapporter som till någon del ligger i urvalet, en rad var; utan fritext, kön och ålder. Ljus: som uppgivet, annars efter solens höjd. Antal och andelar ges av filen över platser.',
    en: 'Moderated reports that lie in the filter at least in part, a row each; without free text, gender and age. Light: as stated, else by the height of the sun. Counts and shares are in the file of places.',
  },
  places: {
    sv: 'Rapporter vägda efter hur stor del av deras tid som ligger i urvalet; per 1000 timmar av samma ljus och klocktimmar i perioden. Gränser: exakt Poisson, 95 %, för rapporter med känt klockslag. Rutor: H3, upplösning 9. Ingen rad betyder inte tryggt.',
    en: 'Reports weighted by the share of their time that lies in the filter; per 1000 hours of the same light and clock hours in the period. Limits: exact Poisson, 95 %, of reports with a known instant. Cells: H3, resolution 9. No row does not mean safe.',
  },
} as const;

const SAYINGS = {
  title: {
    sv: 'Var, när och i vilket ljus det känns otryggt',
    en: 'Where, when and in what light people feel unsafe',
  },
  everything: { sv: 'allt (feeling=unsafe)', en: 'everything (feeling=unsafe)' },
  demonstration: {
    sv: 'Påhittade rapporter för demonstration',
    en: 'Invented reports, for demonstration',
  },
  source: { sv: 'Rapporter till kommunen och polisen', en: 'Reports to the municipality and the police' },
  free: { sv: 'Fritt att använda; påhittade uppgifter', en: 'Free to use; invented data' },
  internal: {
    sv: 'Arbetsmaterial för kommun och polis. Får inte publiceras: enskilda rapporter och små tal kan peka ut personer.',
    en: 'Working material of municipality and police. Not for publication: single reports and small counts may point to persons.',
  },
} as const;

/** Title, place, filter, time, data version, method, source and licence of a file. */
export function aboutExport({ place, filter, layer, now, language, method }: AboutParts): About {
  const values: Record<keyof typeof LABELS, string> = {
    title: SAYINGS.title[language],
    municipality: `${place.name} (${place.code})`,
    filter: filterQuery(filter) || SAYINGS.everything[language],
    exported: localIso(now.getTime(), place.timeZone),
    dataVersion: place.dataVersion,
    method: METHODS[method][language],
    source: SAYINGS[place.demonstration ? 'demonstration' : 'source'][language],
    districts: [layer.name, layer.source, layer.vintage, layer.licence].join('; '),
    licence: SAYINGS[place.demonstration ? 'free' : 'internal'][language],
  };
  return (Object.keys(LABELS) as (keyof typeof LABELS)[]).map((key) => ({
    key,
    label: LABELS[key][language],
    value: values[key],
  }));
}
