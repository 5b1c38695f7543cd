import type { Brush } from '@lyktan/geodata/filter/filter';
import type { KnownLight } from '@lyktan/geodata/vocabulary/vocabulary';

const KNOWN: readonly KnownLight[] = ['daylight', 'twilight', 'dark'];

/** Weight that fits the rest of the brush but whose hour, month or light is not known; same unit as `massOf`. */
export interface LeftOut {
  hour: number;
  month: number;
  light: number;
  /** Two or three of them unknown. */
  several: number;
}

/** A signed sum of brushes: "all hours minus the known hours" is the weight with an unknown hour. */
type Terms<T> = readonly { sign: 1 | -1; value: T }[];

/**
 * What a brush leaves out because it is not known, split without overlap. A brush of null on an axis leaves nothing
 * out there. `massOf` gives the municipality's weight within a brush.
 */
export function leftOut(brush: Brush, massOf: (brush: Brush) => number): LeftOut {
  const result: LeftOut = { hour: 0, month: 0, light: 0, several: 0 };
  for (let unknown = 1; unknown < 8; unknown += 1) {
    const [hour, month, light] = [(unknown & 1) > 0, (unknown & 2) > 0, (unknown & 4) > 0];
    // An axis without restriction already counts its unknown class.
    if ((hour && !brush.hours) || (month && !brush.months) || (light && !brush.light)) continue;
    const weight = sumOf(axisTerms(brush, { hour, month, light }), massOf);
    if (Number(hour) + Number(month) + Number(light) > 1) result.several += weight;
    else if (hour) result.hour = weight;
    else if (month) result.month = weight;
    else result.light = weight;
  }
  return result;
}

function axisTerms(brush: Brush, unknown: { hour: boolean; month: boolean; light: boolean }) {
  const hours: Terms<Brush['hours']> = unknown.hour
    ? [plus(null), minus({ start: 0, end: 24 })]
    : [plus(brush.hours)];
  const months: Terms<Brush['months']> = unknown.month
    ? [plus(null), minus({ start: 0, end: 11 })]
    : [plus(brush.months)];
  const lights: Terms<Brush['light']> = unknown.light
    ? [plus<Brush['light']>(null), ...KNOWN.map((light) => minus<Brush['light']>(light))]
    : [plus(brush.light)];
  return { hours, months, lights };
}

function sumOf(axes: ReturnType<typeof axisTerms>, massOf: (brush: Brush) => number): number {
  let sum = 0;
  for (const hours of axes.hours)
    for (const months of axes.months)
      for (const light of axes.lights)
        sum +=
          hours.sign *
          months.sign *
          light.sign *
          massOf({ hours: hours.value, months: months.value, light: light.value });
  return sum;
}

function plus<T>(value: T): { sign: 1; value: T } {
  return { sign: 1, value };
}

function minus<T>(value: T): { sign: -1; value: T } {
  return { sign: -1, value };
}
