import type { GridPoint } from './localGrid.ts';

/** A smooth closed ring (first point repeated last) through the control points. */
export function closedCurve(control: readonly GridPoint[], stepsPerSegment = 8): GridPoint[] {
  const n = control.length;
  const ring: GridPoint[] = [];
  for (let i = 0; i < n; i++) {
    const span = [i - 1, i, i + 1, i + 2].map((k) => at(control, (k + n) % n));
    ring.push(...spanPoints(span, stepsPerSegment));
  }
  ring.push(at(ring, 0));
  return ring;
}

/** A smooth line through the control points, both ends included. */
export function openCurve(control: readonly GridPoint[], stepsPerSegment = 8): GridPoint[] {
  const last = control.length - 1;
  const line: GridPoint[] = [];
  for (let i = 0; i < last; i++) {
    const span = [i - 1, i, i + 1, i + 2].map((k) => at(control, k) ?? mirrored(control, k));
    line.push(...spanPoints(span, stepsPerSegment));
  }
  line.push(at(control, last));
  return line;
}

/** The phantom neighbour beyond an end: the end mirrored, so that the curve leaves it straight. */
function mirrored(control: readonly GridPoint[], index: number): GridPoint {
  const end = at(control, index < 0 ? 0 : control.length - 1);
  const inner = at(control, index < 0 ? 1 : control.length - 2);
  return [2 * end[0] - inner[0], 2 * end[1] - inner[1]];
}

/** Centripetal Catmull-Rom from span[1] to span[2] (end left out): never loops or overshoots. */
function spanPoints(span: readonly GridPoint[], steps: number): GridPoint[] {
  const knots = [0];
  for (let i = 1; i < 4; i++) {
    const [a, b] = [at(span, i - 1), at(span, i)];
    knots.push((knots[i - 1] ?? 0) + Math.max(1e-6, Math.sqrt(Math.hypot(b[0] - a[0], b[1] - a[1]))));
  }
  const [start, end] = [knots[1] ?? 0, knots[2] ?? 0];
  return Array.from({ length: steps }, (_, k) => blend(span, knots, start + ((end - start) * k) / steps));
}

/** Barry-Goldman pyramid: neighbours blended over ever wider stretches of knots, lastly over the span itself. */
function blend(span: readonly GridPoint[], knots: readonly number[], t: number): GridPoint {
  const pairs = blendNeighbours(span, knots, t, (i) => [i, i + 1]);
  const triples = blendNeighbours(pairs, knots, t, (i) => [i, i + 2]);
  return at(
    blendNeighbours(triples, knots, t, () => [1, 2]),
    0,
  );
}

function blendNeighbours(
  points: readonly GridPoint[],
  knots: readonly number[],
  t: number,
  stretch: (i: number) => [number, number],
): GridPoint[] {
  return points.slice(1).map((after, i) => {
    const before = at(points, i);
    const [from, to] = stretch(i).map((k) => knots[k] ?? 0) as [number, number];
    const share = (t - from) / (to - from);
    return [before[0] + (after[0] - before[0]) * share, before[1] + (after[1] - before[1]) * share];
  });
}

function at(points: readonly GridPoint[], index: number): GridPoint {
  return points[index] as GridPoint;
}
