import { expect, test } from 'vitest';
import { timeText, windowParts, type TimeTextWords } from '../../../web/src/lib/entry/timeText.ts';
import { timeWords } from '../../../web/src/lib/format/time.ts';
import { catalogue } from '../../../web/src/lib/i18n/pages/entry.sv.ts';
import { sv } from '../../../web/src/lib/i18n/sv.ts';
import { makeWords } from '../../../web/src/lib/i18n/words.ts';

const shared = makeWords('sv', { ...sv, ...catalogue } as unknown as typeof sv);
const words: TimeTextWords = { time: timeWords('sv'), t: shared.t as unknown as TimeTextWords['t'] };
const ZONE = 'Europe/Stockholm';
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

const parts = (weekdays: number[] | null, hours: [number, number] | null, months: number[] | null) => {
  const [startMinute, endMinute] = hours ? [hours[0] * 60, hours[1] * 60] : [null, null];
  const {
    days,
    hours: clock,
    months: year,
  } = windowParts({ weekdays, startMinute, endMinute, months }, words);
  return plain(`${days} | ${clock} | ${year}`);
};

test('days and months that follow one another are joined, over the new year and the weekend too', () => {
  expect(parts(null, [18, 24], [0, 1, 10, 11])).toBe('alla dagar | kl. 18–24 | nov–feb');
  expect(parts([4, 5], [22, 2], null)).toBe('fre–lör | kl. 22–02 | hela året');
  expect(parts([0, 5, 6], null, [5])).toBe('lör–mån | okänt klockslag | juni');
  expect(parts([1, 3], [7.5, 9], [0, 2])).toBe('tis, tors | kl. 07.30–09.00 | jan, mars');
});

test('hours after midnight are said to be of the night to that day', () => {
  expect(parts([5], [1, 3], null)).toBe('natt mot lör | kl. 01–03 | hela året');
  expect(parts(null, [1, 3], null)).toBe('alla dagar | kl. 01–03 | hela året');
  expect(parts([5], [0, 24], null)).toBe('lör | hela dygnet | hela året');
});

test('a moment and an interval are told in local time', () => {
  const text = (time: Parameters<typeof timeText>[0]) => plain(timeText(time, ZONE, words));
  expect(text({ kind: 'instant', at: '2026-11-03T21:00:00Z' })).toBe('3 nov 2026 kl. 22.00');
  expect(text({ kind: 'interval', start: '2026-11-23T17:00:00Z', end: '2026-11-23T23:00:00Z' })).toBe(
    '23 nov 2026 kl. 18–24',
  );
  expect(text({ kind: 'interval', start: '2026-07-03T20:00:00Z', end: '2026-07-04T03:00:00Z' })).toBe(
    '3 juli 2026 kl. 22–05',
  );
  expect(text({ kind: 'interval', start: '2026-11-20T23:00:00Z', end: '2026-11-21T23:00:00Z' })).toBe(
    '21 nov 2026',
  );
  expect(text({ kind: 'interval', start: '2026-05-31T22:00:00Z', end: '2026-08-31T22:00:00Z' })).toBe(
    '1 juni 2026 – 31 aug 2026',
  );
  expect(text({ kind: 'unknown' })).toBe('okänd tid');
});
