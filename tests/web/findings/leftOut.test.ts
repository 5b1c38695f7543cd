import type { Brush } from '@lyktan/geodata/filter/filter';
import { expect, test } from 'vitest';
import { leftOut } from '../../../web/src/lib/findings/leftOut.ts';

interface Case {
  hour: number | null;
  month: number | null;
  light: Brush['light'];
  mass: number;
}

/** Every combination of two hours, two months, two lights and "unknown", with weights that tell them apart. */
const CASES: Case[] = [21, 9, null].flatMap((hour, h) =>
  [0, 6, null].flatMap((month, m) =>
    (['dark', 'daylight', null] as const).map((light, l) => ({
      hour,
      month,
      light,
      mass: 3 ** (h * 9 + m * 3 + l),
    })),
  ),
);

/** The brush's own rule, said plainly: null asks for all, a chosen range never for the unknown. */
function massOf({ hours, months, light }: Brush): number {
  const fitsHour = (hour: number | null) =>
    !hours ||
    (hour !== null &&
      (hours.start < hours.end
        ? hour >= hours.start && hour < hours.end
        : hour >= hours.start || hour < hours.end));
  const fitsMonth = (month: number | null) =>
    !months ||
    (month !== null &&
      (months.start <= months.end
        ? month >= months.start && month <= months.end
        : month >= months.start || month <= months.end));
  return CASES.filter(
    (one) => fitsHour(one.hour) && fitsMonth(one.month) && (!light || one.light === light),
  ).reduce((sum, one) => sum + one.mass, 0);
}

const DARK_WINTER_NIGHTS: Brush = {
  hours: { start: 20, end: 2 },
  months: { start: 10, end: 1 },
  light: 'dark',
};
const massWhere = (fits: (one: Case) => boolean) =>
  CASES.filter(fits).reduce((sum, one) => sum + one.mass, 0);

test('what is left out is split by what is unknown, without counting anything twice', () => {
  expect(leftOut(DARK_WINTER_NIGHTS, massOf)).toEqual({
    hour: massWhere(({ hour, month, light }) => hour === null && month === 0 && light === 'dark'),
    month: massWhere(({ hour, month, light }) => hour === 21 && month === null && light === 'dark'),
    light: massWhere(({ hour, month, light }) => hour === 21 && month === 0 && light === null),
    several: massWhere(
      ({ hour, month, light }) =>
        [hour, month, light].filter((value) => value === null).length > 1 &&
        [21, null].includes(hour) &&
        [0, null].includes(month) &&
        ['dark', null].includes(light),
    ),
  });
});

test('an axis without restriction leaves nothing out', () => {
  expect(leftOut({ hours: null, months: null, light: null }, massOf)).toEqual({
    hour: 0,
    month: 0,
    light: 0,
    several: 0,
  });
  const onlyLight = leftOut({ hours: null, months: null, light: 'dark' }, massOf);
  expect(onlyLight.light).toBe(massWhere(({ light }) => light === null));
  expect(onlyLight.hour + onlyLight.month + onlyLight.several).toBe(0);
});
