import { readPhrase } from '@lyktan/geodata/time/phrases/phrases';
import { timeProfile } from '@lyktan/geodata/time/profile';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const ZONE = 'Europe/Stockholm';
const read = (text: string) => readPhrase(text, '2026-11-24', ZONE);

/** The table again, by hand: what each word must come out as. */
const PARTS = [
  { compound: 'morgnar', alone: 'på morgnarna', english: 'mornings', hours: [360, 540] },
  { compound: 'förmiddagar', alone: 'på förmiddagen', english: 'forenoon', hours: [540, 720] },
  { compound: 'eftermiddagar', alone: 'på eftermiddagarna', english: 'afternoons', hours: [720, 1080] },
  { compound: 'kvällar', alone: 'på kvällen', english: 'evenings', hours: [1080, 1440] },
  { compound: 'nätter', alone: 'på natten', english: 'nights', hours: [1320, 300] },
] as const;
const SEASONS = [
  { stem: 'vinter', alone: 'på vintern', english: 'winter', months: [0, 1, 10, 11] },
  { stem: 'vår', alone: 'om våren', english: 'spring', months: [2, 3, 4] },
  { stem: 'sommar', alone: 'på somrarna', english: 'summer', months: [5, 6, 7] },
  { stem: 'höst', alone: 'under hösten', english: 'autumn', months: [8, 9, 10] },
] as const;
const DAYS = [
  ['måndag', 'mondays'],
  ['tisdag', 'tuesdays'],
  ['onsdag', 'wednesdays'],
  ['torsdag', 'thursdays'],
  ['fredag', 'fridays'],
  ['lördag', 'saturdays'],
  ['söndag', 'sundays'],
] as const;

const part = fc.constantFrom(...PARTS);
const season = fc.constantFrom(...SEASONS);
const day = fc.nat(6);

test('every phrase composed of season, day and part of day reads back as composed, in either language and order', () => {
  fc.assert(
    fc.property(part, season, day, fc.nat(5), (p, s, d, form) => {
      const [swedish, english] = DAYS[d]!;
      const phrase = [
        `${s.stem}${p.compound} på ${swedish}ar`,
        `${swedish}s${p.compound} ${s.alone}`,
        `${s.alone} ${swedish}ar ${p.alone}`,
        `${p.alone}, ${swedish}ar, ${s.alone}`,
        `${s.english} ${english} ${p.english}`,
        `on ${english} in the ${p.english} in ${s.english}`,
      ][form]!;
      const result = read(phrase);
      expect(result.leftOut).toEqual([]);
      expect(result.mended).toEqual([]);
      const [startMinute, endMinute] = p.hours;
      expect(result.time).toEqual({
        kind: 'window',
        window: { weekdays: [d], startMinute, endMinute, months: s.months },
      });
    }),
    { numRuns: 600 },
  );
});

test('every span of whole hours reads back, and wraps midnight when it ends before it begins', () => {
  fc.assert(
    fc.property(fc.nat(23), fc.integer({ min: 1, max: 24 }), (start, end) => {
      fc.pre(start !== end);
      const two = (hour: number) => String(hour).padStart(2, '0');
      for (const phrase of [`${two(start)}-${two(end)}`, `mellan ${two(start)}.00 och ${two(end)}.00`]) {
        expect(read(phrase).time).toEqual({
          kind: 'window',
          window: { weekdays: null, startMinute: start * 60, endMinute: end * 60, months: null },
        });
      }
    }),
  );
});

const WORDS =
  'kväll natt fredag helg vinter i förra efter kl 22 10 - – till mellan och inte när mörkt 3 nov 2026 pm halv vid tiden sent utom krogstängning'.split(
    ' ',
  );
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join(' ')),
);

test('any text is read without fail into a time that can be spread over hours, and is given back in its parts', () => {
  fc.assert(
    fc.property(text, (phrase) => {
      const { time, statedLight, understood, leftOut } = read(phrase);
      const profile = timeProfile(time, statedLight, [12.29, 58.28], ZONE, new Date('2026-11-24T12:00:00Z'));
      expect(profile.cells.reduce((sum, { weight }) => sum + weight, 0)).toBe(2520);
      for (const words of understood) expect(phrase.normalize('NFC')).toContain(words);
      for (const { text: words } of leftOut) expect(words).not.toBe('');
      if (time.kind === 'window') expectSound(time.window);
    }),
    { numRuns: 3000 },
  );
});

test('very long texts are cut short and said so', () => {
  const { leftOut } = read('kväll '.repeat(20_000));
  expect(leftOut.at(-1)?.why).toBe('unknown_word');
});

function expectSound(window: {
  weekdays: readonly number[] | null;
  startMinute: number | null;
  endMinute: number | null;
  months: readonly number[] | null;
}): void {
  const { weekdays, startMinute, endMinute, months } = window;
  expect(startMinute === null).toBe(endMinute === null);
  if (startMinute !== null) {
    expect(startMinute).toBeGreaterThanOrEqual(0);
    expect(startMinute).toBeLessThan(1440);
    expect(endMinute).toBeGreaterThanOrEqual(1);
    expect(endMinute).toBeLessThanOrEqual(1440);
  }
  for (const list of [weekdays, months]) {
    if (list === null) continue;
    expect(list.length).toBeGreaterThan(0);
    expect([...list]).toEqual([...new Set(list)].sort((a, b) => a - b));
  }
  expect([weekdays, startMinute, months].some((value) => value !== null)).toBe(true);
}
