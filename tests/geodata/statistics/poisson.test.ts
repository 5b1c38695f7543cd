import { poissonInterval, rateInterval } from '@lyktan/geodata/statistics/poisson';
import { expect, test } from 'vitest';

// Garwood (1936), as printed in tables of exact Poisson limits (Ulm 1990; Johnson, Kotz & Kemp).
const PUBLISHED = [
  [0, 0, 3.689],
  [1, 0.0253, 5.572],
  [2, 0.242, 7.225],
  [3, 0.619, 8.767],
  [5, 1.623, 11.668],
  [10, 4.795, 18.39],
  [20, 12.217, 30.888],
  [50, 37.111, 65.919],
  [100, 81.364, 121.627],
] as const;

test('the limits of a count are the published exact ones', () => {
  for (const [n, low, high] of PUBLISHED) {
    const found = poissonInterval(n);
    expect(Math.abs(found[0] - low), `low of ${n}`).toBeLessThan(0.0006);
    expect(Math.abs(found[1] - high), `high of ${n}`).toBeLessThan(0.0006);
  }
});

/** Probability of at least n events, multiplied up from 0: another way than the code's. */
function atLeast(n: number, mean: number): number {
  let term = Math.exp(-mean);
  let below = 0;
  for (let k = 0; k < n; k += 1) {
    below += term;
    term *= mean / (k + 1);
  }
  return 1 - below;
}

test('each limit leaves 2.5 % beyond it', () => {
  for (const n of [1, 4, 17, 60, 230, 400]) {
    const [low, high] = poissonInterval(n);
    expect(atLeast(n, low)).toBeCloseTo(0.025, 9);
    expect(1 - atLeast(n + 1, high)).toBeCloseTo(0.025, 9);
  }
});

test('a rate is per 1,000 hours, and no exposure gives no rate', () => {
  const rate = rateInterval(10, 500);
  expect(rate!.per1000Hours).toBe(20);
  expect(rate!.low).toBeCloseTo(9.591, 3);
  expect(rate!.high).toBeCloseTo(36.781, 3);
  expect(rateInterval(0, 100)!.high).toBeCloseTo(36.889, 3);
  expect(rateInterval(3, 0)).toBeNull();
});

test('a weighted mass is not a count and gets no interval', () => {
  expect(() => poissonInterval(12.4)).toThrow(RangeError);
  expect(() => poissonInterval(-1)).toThrow(RangeError);
  expect(() => poissonInterval(Number.NaN)).toThrow(RangeError);
});
