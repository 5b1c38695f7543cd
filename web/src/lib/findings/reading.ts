import { brush as brushSection, brushExposureMinutes } from '@lyktan/geodata/cube/brush';
import type { Cube, CubeSection } from '@lyktan/geodata/cube/cube';
import type { Brush } from '@lyktan/geodata/filter/filter';
import type { Concern, KnownLight } from '@lyktan/geodata/vocabulary/vocabulary';
import { classBreaks } from './breaks.ts';
import { figureOf, REPORT_WEIGHT, type Figure } from './figures.ts';
import { leftOut, type LeftOut } from './leftOut.ts';
import type { PlaceWeights } from './places.ts';

export const KNOWN_LIGHTS: readonly KnownLight[] = ['daylight', 'twilight', 'dark'];

/** What one brush says of one cube: the numbers behind map, table and sentence alike. */
export interface Reading {
  brush: Brush;
  /** Minutes of the brushed light, hours and months within the period. */
  minutes: number;
  total: Figure;
  /** The same hours and months, each light with its own hours. */
  byLight: { light: KnownLight; figure: Figure }[];
  /** Null where a gender is chosen: gender is never shown below district. */
  cells: PlaceWeights | null;
  districts: PlaceWeights;
  /** Reports naming each concern, heaviest first. */
  concerns: { concern: Concern; mass: number }[];
  /** Reports left out because their hour, month or light is not known. */
  leftOut: LeftOut;
  /** Reports in the filter that stand in no hexagon, and in no district. */
  unplaced: { cells: number; districts: number };
}

/** Reads a cube through a brush. No request, no allocation that grows with the number of reports. */
export function readCube(cube: Cube, brush: Brush): Reading {
  const { sections, header } = cube;
  const minutes = brushExposureMinutes(header, brush);
  const whole = weigh(sections.municipality, brush);
  const total = figureOf(whole.mass[0] ?? 0, whole.timed[0] ?? 0, minutes);
  const cells = sections.cells && weigh(sections.cells, brush);
  const districts = weigh(sections.districts, brush);
  return {
    brush,
    minutes,
    total,
    byLight: KNOWN_LIGHTS.map((light) => ({ light, figure: figureIn(cube, { ...brush, light }) })),
    cells,
    districts,
    concerns: concernsOf(sections.concerns, brush),
    leftOut: leftOut(brush, (other) => (weigh(sections.municipality, other).mass[0] ?? 0) / REPORT_WEIGHT),
    unplaced: {
      cells: cells ? unplaced(total.mass, cells) : 0,
      districts: header.withheld.districts.length > 0 ? 0 : unplaced(total.mass, districts),
    },
  };
}

/** Rates of the hexagons over lights and parts of the day: what the fixed class breaks are taken from. */
export function referenceBreaks(cube: Cube, section: CubeSection): number[] {
  const rates: number[] = [];
  const parts: Brush['hours'][] = [
    null,
    { start: 0, end: 6 },
    { start: 6, end: 12 },
    { start: 12, end: 18 },
    { start: 18, end: 24 },
  ];
  for (const light of KNOWN_LIGHTS)
    for (const hours of parts) rates.push(...ratesOf(cube, section, { light, hours, months: null }));
  return classBreaks(rates);
}

/** Reports per 1,000 hours of each place that has any. */
export function ratesOf(cube: Cube, section: CubeSection, brush: Brush): number[] {
  const hours = brushExposureMinutes(cube.header, brush) / 60;
  if (hours <= 0) return [];
  const perUnit = 1000 / hours / REPORT_WEIGHT;
  return [...brushSection(section, brush).mass].filter((mass) => mass > 0).map((mass) => mass * perUnit);
}

function figureIn(cube: Cube, brush: Brush): Figure {
  const weights = weigh(cube.sections.municipality, brush);
  return figureOf(weights.mass[0] ?? 0, weights.timed[0] ?? 0, brushExposureMinutes(cube.header, brush));
}

/** The section's places with their weights in the brush. */
function weigh(section: CubeSection, brush: Brush): PlaceWeights {
  const { mass, timed } = brushSection(section, brush);
  return { ids: section.places, mass, timed };
}

function concernsOf(section: CubeSection, brush: Brush): Reading['concerns'] {
  const { ids, mass } = weigh(section, brush);
  return ids
    .map((id, index) => ({ concern: id as Concern, mass: (mass[index] ?? 0) / REPORT_WEIGHT }))
    .filter((row) => row.mass > 0)
    .sort((a, b) => b.mass - a.mass);
}

function unplaced(total: number, places: PlaceWeights): number {
  const placed = places.mass.reduce((sum, mass) => sum + mass, 0) / REPORT_WEIGHT;
  // Integer units below 2^53: the difference is exact but for the division.
  return Math.max(0, Math.round((total - placed) * REPORT_WEIGHT) / REPORT_WEIGHT);
}
