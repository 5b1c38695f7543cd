import { describe, expect, test } from 'vitest';
import {
  holds,
  hoursOfSpan,
  monthsOfSpan,
  moveEdge,
  piecesOf,
  spanBetween,
  spanOfHours,
  spanOfMonths,
} from '../../../web/src/lib/charts/clockSpan.ts';
import { monthsOf, periodOfMonths, positionsOf } from '../../../web/src/lib/charts/months.ts';

const NOON = 12;
const JULY = 6;

describe('the clock with midnight and midwinter in the middle', () => {
  test('20-02 is one rectangle, and 09-15 two, since it passes noon', () => {
    expect(piecesOf(spanOfHours({ start: 20, end: 2 }, NOON), NOON, 24)).toEqual([{ from: 8, to: 14 }]);
    expect(piecesOf(spanOfHours({ start: 9, end: 15 }, NOON), NOON, 24)).toEqual([
      { from: 21, to: 24 },
      { from: 0, to: 3 },
    ]);
  });

  test('October to March is one rectangle', () => {
    expect(piecesOf(spanOfMonths({ start: 9, end: 2 }, JULY), JULY, 12)).toEqual([{ from: 3, to: 9 }]);
  });

  test('a drag either way gives the same hours, and one that ends at midnight ends at 24', () => {
    expect(hoursOfSpan(spanBetween(8, 13, NOON, 24))).toEqual({ start: 20, end: 2 });
    expect(hoursOfSpan(spanBetween(13, 8, NOON, 24))).toEqual({ start: 20, end: 2 });
    expect(hoursOfSpan(spanBetween(8, 11, NOON, 24))).toEqual({ start: 20, end: 24 });
    expect(hoursOfSpan(spanBetween(12, 12, NOON, 24))).toEqual({ start: 0, end: 1 });
  });

  test('the whole axis is no restriction', () => {
    expect(hoursOfSpan(spanBetween(0, 23, NOON, 24))).toBeNull();
    expect(monthsOfSpan(spanBetween(0, 11, JULY, 12))).toBeNull();
    expect(monthsOfSpan(spanBetween(0, 0, JULY, 12))).toEqual({ start: 6, end: 6 });
  });
});

describe('moving an edge', () => {
  const evening = spanOfHours({ start: 20, end: 2 }, NOON);

  test('moves it an hour and leaves the other', () => {
    expect(hoursOfSpan(moveEdge(evening, 'first', -1, 24))).toEqual({ start: 19, end: 2 });
    expect(hoursOfSpan(moveEdge(evening, 'last', 1, 24))).toEqual({ start: 20, end: 3 });
    expect(hoursOfSpan(moveEdge(evening, 'last', -2, 24))).toEqual({ start: 20, end: 24 });
  });

  test('never makes it empty, nor longer than the day', () => {
    expect(hoursOfSpan(moveEdge(evening, 'last', -10, 24))).toEqual({ start: 20, end: 21 });
    expect(hoursOfSpan(moveEdge(evening, 'first', 10, 24))).toEqual({ start: 1, end: 2 });
    expect(hoursOfSpan(moveEdge(evening, 'last', 40, 24))).toBeNull();
  });

  test('from no restriction begins at the edge of the screen', () => {
    expect(hoursOfSpan(moveEdge(spanOfHours(null, NOON), 'first', 1, 24))).toEqual({ start: 13, end: 12 });
    expect(monthsOfSpan(moveEdge(spanOfMonths(null, JULY), 'last', -1, 12))).toEqual({ start: 6, end: 4 });
  });
});

test('a span that wraps holds the hours on both sides of midnight and no others', () => {
  const evening = spanOfHours({ start: 22, end: 2 }, NOON);
  expect([21, 22, 23, 0, 1, 2].map((hour) => holds(evening, hour, 24))).toEqual([
    false,
    true,
    true,
    true,
    true,
    false,
  ]);
});

test('the period slider has every month, and all of them are no restriction', () => {
  const months = monthsOf({ from: '2023-11-05', to: '2024-02-10' });
  expect(months).toEqual(['2023-11', '2023-12', '2024-01', '2024-02']);
  expect(periodOfMonths(months, 0, 4)).toBeNull();
  expect(periodOfMonths(months, 1, 2)).toEqual({ from: '2023-12-01', to: '2024-01-01' });
  expect(positionsOf(months, { from: '2023-12-01', to: '2024-01-01' })).toEqual([1, 2]);
  expect(positionsOf(months, null)).toEqual([0, 4]);
});
