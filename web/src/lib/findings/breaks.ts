/** Number of ramp classes. */
export const CLASSES = 6;

/** Shares of places below each of the five breaks: the top classes hold few, so that they stand out. */
const QUANTILES = [0.3, 0.52, 0.7, 0.84, 0.94] as const;

/**
 * Five ascending breaks between the six classes, two figures each, from rates pooled over the lights and parts of
 * the day of one fetched cube. They do not move while hours, months and light are brushed.
 */
export function classBreaks(rates: readonly number[]): number[] {
  const sorted = rates.filter((rate) => rate > 0).sort((a, b) => a - b);
  if (sorted.length === 0) return [1, 2, 3, 4, 5];
  const breaks: number[] = [];
  for (const share of QUANTILES) {
    const index = Math.min(sorted.length - 1, Math.floor(share * sorted.length));
    const wanted = twoFigures(sorted[index] as number);
    const least = breaks.length === 0 ? 0 : twoFigures((breaks.at(-1) as number) * 1.15);
    breaks.push(Math.max(wanted, least));
  }
  return breaks;
}

/** Class 1-6 of a rate; 0 for no reports. A rate equal to a break belongs to the class above it. */
export function classOf(rate: number, breaks: readonly number[]): number {
  if (!(rate > 0)) return 0;
  let index = 1;
  for (const limit of breaks) if (rate >= limit) index += 1;
  return index;
}

/** Breaks as the address holds them: "0.3,0.6,1.1,2,3.2"; null where the text is no such list. */
export function parseBreaks(text: string | null): number[] | null {
  if (!text) return null;
  const numbers = text.split(',').map(Number);
  const ascending = numbers.every(
    (value, index) => value > 0 && (index === 0 || value > (numbers[index - 1] ?? 0)),
  );
  return numbers.length === CLASSES - 1 && ascending ? numbers : null;
}

function twoFigures(value: number): number {
  return Number(value.toPrecision(2));
}
