import { brush, brushExposureMinutes } from '@lyktan/geodata/cube/brush';
import type { Cube, CubeSection } from '@lyktan/geodata/cube/cube';
import type { Filter } from '@lyktan/geodata/filter/filter';
import { cellCentre } from '@lyktan/geodata/space/cell';
import { rateInterval } from '@lyktan/geodata/statistics/poisson';
import { REPORT_WEIGHT } from '@lyktan/geodata/time/profile';
import type { Districts } from '../queries/districts.ts';
import type { About } from './about.ts';
import { csvHead, csvLines, type Cell } from './csv.ts';
import {
  PLACE_COLUMNS,
  PLACE_HEADINGS,
  PLACE_KINDS,
  type ExportLanguage,
  type PlaceColumn,
} from './words.ts';

interface PlacesParts {
  cube: Cube;
  filter: Filter;
  districts: Districts;
  municipality: { code: string; name: string; centre: readonly [number, number] };
  language: ExportLanguage;
}

type Named = Record<'kind' | 'code' | 'name' | 'longitude' | 'latitude', Cell>;

/** Sums of cells, districts and the whole inside the filter, as the map and its table show them, a row each. */
export function placesCsv(about: About, parts: PlacesParts): string {
  const { cube, filter, language } = parts;
  const minutes = brushExposureMinutes(cube.header, filter);
  const names = new Map(parts.districts.features.map(({ properties }) => [properties.code, properties]));
  const kind = (of: keyof typeof PLACE_KINDS) => PLACE_KINDS[of][language];
  const { cells, districts, municipality } = cube.sections;
  const rows = [
    ...rowsOf(municipality, filter, minutes, () => named(kind('municipality'), parts.municipality)),
    ...rowsOf(districts, filter, minutes, (code) =>
      named(kind('district'), { code, name: names.get(code)?.name ?? code, centre: names.get(code)?.label }),
    ),
    ...(cells
      ? rowsOf(cells, filter, minutes, (code) =>
          named(kind('cell'), { code, name: null, centre: cellCentre(code) }),
        )
      : []),
  ];
  const headings = PLACE_COLUMNS.map((column) => PLACE_HEADINGS[column][language]);
  return csvHead(about, headings, language) + csvLines(rows, language);
}

function named(
  kind: string,
  {
    code,
    name,
    centre,
  }: { code: string; name: string | null; centre: readonly [number, number] | undefined },
): Named {
  return { kind, code, name, longitude: rounded(centre?.[0], 7), latitude: rounded(centre?.[1], 7) };
}

function rowsOf(
  section: CubeSection,
  filter: Filter,
  minutes: number,
  nameOf: (place: string) => Named,
): Cell[][] {
  const { mass, timed } = brush(section, filter);
  const hours = minutes / 60;
  return section.places.flatMap((place, index) => {
    if (mass[index] === 0) return [];
    const reports = mass[index]! / REPORT_WEIGHT;
    const timedReports = timed[index]! / REPORT_WEIGHT;
    const interval = rateInterval(timedReports, hours);
    const row: Record<PlaceColumn, Cell> = {
      ...nameOf(place),
      reports: rounded(reports, 4),
      timed: timedReports,
      hours: rounded(hours, 2),
      rate: hours > 0 ? rounded((reports * 1000) / hours, 4) : null,
      timed_rate: rounded(interval?.per1000Hours, 4),
      low: rounded(interval?.low, 4),
      high: rounded(interval?.high, 4),
    };
    return [PLACE_COLUMNS.map((column) => row[column])];
  });
}

function rounded(value: number | undefined, decimals: number): number | null {
  return value === undefined ? null : Number(value.toFixed(decimals));
}
