import { shareNested } from '@lyktan/geodata/time/shareNested';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const SIZES = [4, 6, 3];
const codes = fc.nat(4 * 6 * 3 - 1);
const amountMaps = fc
  .uniqueArray(fc.tuple(codes, fc.integer({ min: 1, max: 50_000 })), {
    selector: ([code]) => code,
    minLength: 1,
  })
  .map((entries) => new Map(entries));
const total = (values: Iterable<number>) => Array.from(values).reduce((sum, value) => sum + value, 0);

test('shares are whole, positive, only of classes with an amount, and sum to the units exactly', () => {
  fc.assert(
    fc.property(amountMaps, fc.integer({ min: 1, max: 5000 }), fc.nat(100), (amounts, units, rotation) => {
      const shares = shareNested(amounts, SIZES, units, rotation);
      expect(total(shares.values())).toBe(units);
      for (const [code, share] of shares) {
        expect(Number.isInteger(share) && share > 0).toBe(true);
        expect(amounts.has(code)).toBe(true);
      }
    }),
    { seed: 6 },
  );
});

test('the first digit gets its quota rounded up or down, by the largest remainders', () => {
  fc.assert(
    fc.property(amountMaps, fc.integer({ min: 1, max: 5000 }), fc.nat(100), (amounts, units, rotation) => {
      const shares = shareNested(amounts, SIZES, units, rotation);
      const all = total(amounts.values());
      const rounding = [0, 1, 2, 3].map((digit) => {
        const inDigit = (code: number) => Math.floor(code / 18) === digit;
        const amount = total([...amounts].filter(([code]) => inDigit(code)).map(([, value]) => value));
        const share = total([...shares].filter(([code]) => inDigit(code)).map(([, value]) => value));
        const remainder = (units * amount) % all;
        const up = share - (units * amount - remainder) / all;
        expect(up === 0 || (up === 1 && remainder > 0)).toBe(true);
        return { remainder, up };
      });
      const raised = rounding.filter(({ up }) => up === 1).map(({ remainder }) => remainder);
      const lowered = rounding.filter(({ up }) => up === 0).map(({ remainder }) => remainder);
      expect(Math.min(...raised, Infinity)).toBeGreaterThanOrEqual(Math.max(...lowered, 0));
    }),
    { seed: 7 },
  );
});

test('parts that divide evenly are shared evenly, whatever the rotation', () => {
  const amounts = new Map(Array.from({ length: 24 }, (_, index) => [index * 3, 60]));
  for (let rotation = 0; rotation < 10; rotation += 1) {
    const shares = shareNested(amounts, SIZES, 2520, rotation);
    expect(new Set(shares.values())).toEqual(new Set([105]));
  }
});

describe('ties', () => {
  test('go round with the rotation, so that no class is always favoured', () => {
    const amounts = new Map([0, 18, 36, 54].map((code) => [code, 1]));
    const favoured = [0, 1, 2, 3].map((rotation) => [...shareNested(amounts, SIZES, 1, rotation).keys()][0]);
    expect(favoured.toSorted((a, b) => a! - b!)).toEqual([0, 18, 36, 54]);
  });

  test('go round between parents, so that a class over all parents is right to a unit', () => {
    // Four parents with 10 units each over the same six equal classes: 40 / 6 = 6.67 a class.
    const amounts = new Map(Array.from({ length: 24 }, (_, index) => [index * 3, 1]));
    const shares = shareNested(amounts, SIZES, 40, 2);
    for (let digit = 0; digit < 6; digit += 1) {
      const found = total(
        [...shares].filter(([code]) => Math.floor(code / 3) % 6 === digit).map((e) => e[1]),
      );
      expect([6, 7]).toContain(found);
    }
  });
});

test('the same amounts in another order give the same shares', () => {
  const entries: [number, number][] = [4, 9, 30, 31, 32, 60].map((code) => [code, 7 + code]);
  const forward = shareNested(new Map(entries), SIZES, 100, 5);
  expect([...shareNested(new Map(entries.toReversed()), SIZES, 100, 5)]).toEqual([...forward]);
});
