import { openCurve } from './curve.ts';
import type { GridPoint } from './localGrid.ts';

/** Göta älv from north to south: [east, north, half width], kilometres. Traced loosely, width exaggerated a little. */
const COURSE: readonly (readonly [number, number, number])[] = [
  [0.6, 19, 0.14],
  [1.1, 11, 0.13],
  [1.35, 8, 0.13],
  [1.3, 6.9, 0.12],
  [1.5, 6, 0.12],
  [1.86, 5.1, 0.11],
  [2.02, 4.4, 0.11],
  [1.86, 3.5, 0.1],
  [1.48, 2.85, 0.085],
  [1.12, 2.28, 0.09],
  [0.76, 1.66, 0.1],
  [0.42, 1.18, 0.1],
  [-0.06, 0.64, 0.085],
  [-0.3, 0.1, 0.07],
  [-0.48, -0.24, 0.085],
  [-0.66, -0.52, 0.11],
  [-0.84, -0.9, 0.095],
  [-1.03, -1.32, 0.085],
  [-1.2, -1.7, 0.08],
  [-1.44, -2.1, 0.085],
  [-1.76, -2.66, 0.08],
  [-2.08, -3.18, 0.085],
  [-2.5, -3.84, 0.085],
  [-2.92, -4.5, 0.09],
  [-3.42, -5.36, 0.09],
  [-3.98, -6.18, 0.09],
  [-4.6, -7.04, 0.1],
  [-5.25, -7.95, 0.1],
  [-6.2, -9.5, 0.1],
  [-7.1, -11.2, 0.11],
  [-8.2, -13.2, 0.11],
  [-8.9, -15.2, 0.12],
  [-9.4, -17.4, 0.12],
  [-9.8, -19.6, 0.13],
  [-10.3, -23, 0.13],
  [-12, -33, 0.14],
];

/** Centre line, north to south. */
export function riverCourse(): GridPoint[] {
  return openCurve(COURSE.map(([east, north]): GridPoint => [east, north]));
}

/** The line at `share` of the half width from the centre (1 = the shore), left or right going south, plus `extraKm`. */
export function riverParallel(side: 'left' | 'right', share: number, extraKm = 0): GridPoint[] {
  const centre = riverCourse();
  const halves = openCurve(COURSE.map(([, , half], i): GridPoint => [i, half])).map(([, half]) => half);
  const sign = side === 'left' ? 1 : -1;
  return centre.map((point, i) => {
    const before = centre[Math.max(0, i - 1)] as GridPoint;
    const after = centre[Math.min(centre.length - 1, i + 1)] as GridPoint;
    const [dx, dy] = [after[0] - before[0], after[1] - before[1]];
    const length = Math.hypot(dx, dy);
    const half = (halves[i] ?? 0) * (1 + ripple(i, side));
    const away = sign * (half * share + extraKm);
    return [point[0] - (dy / length) * away, point[1] + (dx / length) * away];
  });
}

/** Closed ring of the river, widened by `extraKm` on both sides. */
export function riverRing(extraKm = 0): GridPoint[] {
  const left = riverParallel('left', 1, extraKm);
  const ring = [...left, ...riverParallel('right', 1, extraKm).reverse()];
  return [...ring, left[0] as GridPoint];
}

/** A shore is not a ruler: a few per cent of wobble, different on each side. */
function ripple(index: number, side: 'left' | 'right'): number {
  const phase = side === 'left' ? 0 : 2.1;
  return 0.09 * Math.sin(index * 0.42 + phase) + 0.05 * Math.sin(index * 1.1 + 2 * phase);
}
