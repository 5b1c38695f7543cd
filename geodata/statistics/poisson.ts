/** A rate with its exact 95 % limits, events per 1,000 hours. */
export interface RateInterval {
  per1000Hours: number;
  low: number;
  high: number;
}

/**
 * Exact 95 % limits [low, high] of the mean of a Poisson count n (a whole number >= 0): half the
 * chi-squared quantiles 0.025 on 2n and 0.975 on 2n + 2 degrees of freedom (Garwood 1936).
 * Throws RangeError for anything that is not a count.
 */
export function poissonInterval(n: number): [low: number, high: number] {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`Not a count: ${n}`);
  return [n === 0 ? 0 : halfChiSquaredQuantile(0.025, n), halfChiSquaredQuantile(0.975, n + 1)];
}

/**
 * The rate of a count of timed reports over hours of exposure, with exact 95 % limits. Null where
 * there was no exposure: no hours tell nothing, and never "no reports".
 */
export function rateInterval(count: number, exposureHours: number): RateInterval | null {
  const [low, high] = poissonInterval(count);
  if (!(exposureHours > 0)) return null;
  const per1000 = 1000 / exposureHours;
  return { per1000Hours: count * per1000, low: low * per1000, high: high * per1000 };
}

/** Half the quantile p of chi-squared on 2a degrees of freedom: where the lower gamma ratio P(a, x) is p. */
function halfChiSquaredQuantile(p: number, a: number): number {
  // Ten standard deviations: wide enough for both limits, and no term underflows within.
  const reach = 10 * Math.sqrt(a) + 10;
  let low = Math.max(0, a - reach);
  let high = a + reach;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (gammaRatio(a, middle) < p) low = middle;
    else high = middle;
  }
  return high;
}

/** P(a, x) for whole a: one minus the Poisson probabilities of 0 .. a - 1, summed from the largest down. */
function gammaRatio(a: number, x: number): number {
  let term = Math.exp((a - 1) * Math.log(x) - x - logFactorial(a - 1));
  let sum = 0;
  for (let k = a - 1; k >= 0 && (term > 1e-17 * sum || k > x); k -= 1) {
    sum += term;
    term *= k / x;
  }
  return 1 - sum;
}

/** Sums below 256, Stirling's series (error below 1e-12) from there on. */
function logFactorial(n: number): number {
  if (n >= 256) {
    const series = 1 / (12 * n) - 1 / (360 * n ** 3);
    return n * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI * n) + series;
  }
  let sum = 0;
  for (let k = 2; k <= n; k += 1) sum += Math.log(k);
  return sum;
}
