import type { TwilightPoint } from './clockCurves.ts';
import { modulo } from './clockSpan.ts';

/** The clock's drawing, in units of its viewBox; at the panel's width one unit is one pixel. */
export const LAYOUT = { width: 268, height: 213, left: 28, top: 20, column: 10, row: 16 } as const;

/** Largest dot: as wide as its column. */
const MOST_RADIUS = 4.9;

export function xOf(column: number): number {
  return LAYOUT.left + column * LAYOUT.column;
}

export function yOf(row: number): number {
  return LAYOUT.top + row * LAYOUT.row;
}

/** Area, not radius, follows the weight. */
export function radiusOf(mass: number, most: number): number {
  return most > 0 && mass > 0
    ? Math.min(MOST_RADIUS, Math.max(0.7, MOST_RADIUS * Math.sqrt(mass / most)))
    : 0;
}

/** The weight that fills a cell: the largest but a few, so that one crowded hour does not shrink all the others. */
export function largestBut(weights: ArrayLike<number>, few: number): number {
  const sorted = Array.from(weights).sort((a, b) => b - a);
  return sorted[few] || sorted[0] || 0;
}

/** Column and row under a point of the page, held inside the chart. */
export function cellAt(clientX: number, clientY: number, box: DOMRect): { column: number; row: number } {
  const x = ((clientX - box.left) / box.width) * LAYOUT.width;
  const y = ((clientY - box.top) / box.height) * LAYOUT.height;
  return {
    column: Math.min(23, Math.max(0, Math.floor((x - LAYOUT.left) / LAYOUT.column))),
    row: Math.min(11, Math.max(0, Math.floor((y - LAYOUT.top) / LAYOUT.row))),
  };
}

/** An SVG path of dawn or dusk through the year, in the order of the screen's axes. */
export function curvePath(
  points: readonly TwilightPoint[],
  which: 'dawn' | 'dusk',
  origin: { hour: number; month: number },
): string {
  const placed = points
    .map((point) => ({ hour: point[which], row: modulo(point.yearPart - origin.month, 12) }))
    .filter((point): point is { hour: number; row: number } => point.hour !== null)
    .sort((a, b) => a.row - b.row);
  return placed
    .map(({ hour, row }, index) => {
      const x = xOf(modulo(hour - origin.hour, 24)).toFixed(1);
      return `${index === 0 ? 'M' : 'L'}${x} ${yOf(row).toFixed(1)}`;
    })
    .join('');
}
