import { figureOf, type Figure } from './figures.ts';

/** A row of the table of places: a hexagon or a district within the filter. */
export interface PlaceRow {
  id: string;
  name: string;
  figure: Figure;
}

/** Weights a place in units of 1/2520 report, parallel to `ids`. */
export interface PlaceWeights {
  ids: readonly string[];
  mass: Float64Array;
  timed: Float64Array;
}

/** Rows of the places with any weight in the filter, heaviest first; ties by name so that the order is stable. */
export function placeRows(
  weights: PlaceWeights,
  minutes: number,
  nameOf: (id: string) => string,
): PlaceRow[] {
  const rows: PlaceRow[] = [];
  weights.ids.forEach((id, index) => {
    const mass = weights.mass[index] ?? 0;
    if (mass <= 0) return;
    rows.push({ id, name: nameOf(id), figure: figureOf(mass, weights.timed[index] ?? 0, minutes) });
  });
  return rows.sort((a, b) => b.figure.mass - a.figure.mass || (a.name < b.name ? -1 : 1));
}

/** The rows that are not shown, summed into one. */
export function restOf(
  rows: readonly PlaceRow[],
  shown: readonly PlaceRow[],
): { count: number; mass: number; timed: number } {
  const ids = new Set(shown.map((row) => row.id));
  const rest = rows.filter((row) => !ids.has(row.id));
  return {
    count: rest.length,
    mass: rest.reduce((sum, row) => sum + row.figure.mass, 0),
    timed: rest.reduce((sum, row) => sum + row.figure.timed, 0),
  };
}
