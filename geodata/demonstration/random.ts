/** A stream of pseudo-random numbers in [0, 1); not for secrets. */
export type Random = () => number;

/**
 * A stream that depends on nothing but its seeds (32-bit integers). sfc32 by Chris Doty-Humphrey (PractRand),
 * its first twelve outputs thrown away as its author advises; two seeds, so that report 17 is the same
 * report whatever the number of reports drawn before it.
 */
export function seededRandom(seed: number, stream: number): Random {
  let a = seed | 0;
  let b = stream | 0;
  let c = 0x9e3779b9 | 0;
  let counter = 1;
  const next: Random = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}

/** One item drawn in proportion to its weight. Throws on an empty or weightless table. */
export function pickWeighted<T>(random: Random, table: readonly (readonly [T, number])[]): T {
  const total = table.reduce((sum, [, weight]) => sum + weight, 0);
  let left = random() * total;
  for (const [item, weight] of table) {
    left -= weight;
    if (left < 0 && weight > 0) return item;
  }
  throw new RangeError('Nothing to pick from: the weights sum to 0.');
}

/** One index drawn in proportion to its weight. */
export function pickIndex(random: Random, weights: readonly number[]): number {
  return pickWeighted(
    random,
    weights.map((weight, index) => [index, weight] as const),
  );
}

/** One item, all equally likely. */
export function pickOne<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('Nothing to pick from.');
  return item;
}

/** An integer in [low, high], both included. */
export function pickInteger(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

/** True with the given probability. */
export function chance(random: Random, probability: number): boolean {
  return random() < probability;
}

/** A standard normal draw (Box-Muller), cut at three deviations so that nobody reports from a field far off. */
export function pickNormal(random: Random): number {
  const radius = Math.min(3, Math.sqrt(-2 * Math.log(1 - random())));
  return radius * Math.cos(2 * Math.PI * random());
}
