import { readPhrase } from '@lyktan/geodata/time/phrases/phrases';
import { describe, expect, test } from 'vitest';

/** A Tuesday. */
const SAID_ON = '2026-11-24';
const read = (text: string) => readPhrase(text, SAID_ON, 'Europe/Stockholm');
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** A time as the table below writes it. */
function shown(text: string): string {
  const { time, statedLight } = read(text);
  const light = statedLight === null ? '' : ` ${statedLight}`;
  if (time.kind === 'instant') return `at ${local(time.at)}${light}`;
  if (time.kind === 'interval') return `${local(time.start)} to ${local(time.end)}${light}`;
  if (time.kind === 'unknown') return `unknown${light}`;
  const { weekdays, startMinute, endMinute, months } = time.window;
  const hours = startMinute === null ? '*' : `${clock(startMinute)}-${clock(endMinute!)}`;
  const days = weekdays === null ? '*' : weekdays.map((day) => DAYS[day]).join(',');
  return `${days} ${hours} ${months?.map((month) => month + 1).join(',') ?? '*'}${light}`;
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function local(at: Date): string {
  const words = { timeZone: 'Europe/Stockholm', dateStyle: 'short', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat('sv-SE', words).format(at);
}

describe('recurring times: weekdays, hours, months, light', () => {
  test.each([
    // Parts of day.
    ['kvällar', '* 18:00-24:00 *'],
    ['på morgonen', '* 06:00-09:00 *'],
    ['tidig morgon', '* 05:00-07:00 *'],
    ['förmiddagar', '* 09:00-12:00 *'],
    ['mitt på dagen', '* 11:00-14:00 *'],
    ['vid lunch', '* 11:00-13:00 *'],
    ['eftermiddagarna', '* 12:00-18:00 *'],
    ['sena kvällar', '* 21:00-24:00 *'],
    ['sent på kvällen', '* 21:00-24:00 *'],
    ['nattetid', '* 22:00-05:00 *'],
    ['kvällar och nätter', '* 18:00-05:00 *'],
    ['early morning', '* 05:00-07:00 *'],
    ['late at night', '* 00:00-05:00 *'],
    ['in the evenings', '* 18:00-24:00 *'],
    // Seasons and months.
    ['vinterkvällar', '* 18:00-24:00 1,2,11,12'],
    ['på vinterkvällarna', '* 18:00-24:00 1,2,11,12'],
    ['winter evenings', '* 18:00-24:00 1,2,11,12'],
    ['sommarnätter', '* 22:00-05:00 6,7,8'],
    ['höstkvällar i helgen', 'fri,sat,sun 18:00-24:00 9,10,11'],
    ['på vinterhalvåret', '* * 1,2,3,10,11,12'],
    ['oktober–mars', '* * 1,2,3,10,11,12'],
    ['mellan november och februari på kvällarna', '* 18:00-24:00 1,2,11,12'],
    ['evenings from October to March', '* 18:00-24:00 1,2,3,10,11,12'],
    ['novemberkvällar', '* 18:00-24:00 11'],
    // Weekdays.
    ['fredagskvällar', 'fri 18:00-24:00 *'],
    ['fredag kväll', 'fri 18:00-24:00 *'],
    ['fre och lör', 'fri,sat * *'],
    ['fredags- och lördagskvällar', 'fri,sat 18:00-24:00 *'],
    ['måndag till torsdag 17-20', 'mon,tue,wed,thu 17:00-20:00 *'],
    ['fre-sön', 'fri,sat,sun * *'],
    ['helger', 'sat,sun * *'],
    ['helgkvällar', 'fri,sat,sun 18:00-24:00 *'],
    ['vardagar', 'mon,tue,wed,thu,fri * *'],
    ['weekday mornings', 'mon,tue,wed,thu,fri 06:00-09:00 *'],
    ['inte på helgen', 'mon,tue,wed,thu,fri * *'],
    ['alla dagar utom söndagar', 'mon,tue,wed,thu,fri,sat * *'],
    // A night belongs to the day on which it begins.
    ['lördagsnätter', 'sat 22:00-05:00 *'],
    ['natten till lördag', 'fri 22:00-05:00 *'],
    ['helgnätter', 'fri,sat 22:00-05:00 *'],
    ['fredagar efter krogstängning', 'sat 01:00-03:00 *'],
    ['efter krogstängning', 'sat,sun 01:00-03:00 *'],
    ['Saturdays after the pubs close', 'sun 01:00-03:00 *'],
    ['fredag natt kl 1-3', 'sat 01:00-03:00 *'],
    ['söndagar efter midnatt', 'mon 00:00-05:00 *'],
    ['runt midnatt', '* 23:00-01:00 *'],
    // Errands.
    ['efter skolan', 'mon,tue,wed,thu,fri 14:00-17:00 *'],
    ['på väg hem från jobbet på vintern', 'mon,tue,wed,thu,fri 16:00-18:00 1,2,11,12'],
    ['on the way to work', 'mon,tue,wed,thu,fri 06:00-08:00 *'],
    // The clock.
    ['22-02', '* 22:00-02:00 *'],
    ['kl. 22.00–02.00', '* 22:00-02:00 *'],
    ['mellan 18 och 20', '* 18:00-20:00 *'],
    ['från kl 21 till 23', '* 21:00-23:00 *'],
    ['efter 22', '* 22:00-05:00 *'],
    ['efter 18', '* 18:00-24:00 *'],
    ['före 7', '* 05:00-07:00 *'],
    ['kl 21.30', '* 21:00-22:00 *'],
    ['vid tiotiden på kvällen', '* 21:30-22:30 *'],
    ['halv tio på kvällen', '* 21:00-22:00 *'],
    ['10 på kvällen', '* 21:30-22:30 *'],
    ['eleven at night', '* 22:30-23:30 *'],
    ['fredag och lördag mellan 22 och 03', 'fri,sat 22:00-03:00 *'],
    ['8-10 på kvällen', '* 20:00-22:00 *'],
    ['8-10pm', '* 20:00-22:00 *'],
    ['vid midnatt på lördagar', 'sat 23:00-01:00 *'],
    ['mellan 10 och 2 på natten', '* 22:00-02:00 *'],
    // Light is light, not clock.
    ['när det är mörkt', 'unknown dark'],
    ['after dark', 'unknown dark'],
    ['när det mörknar', 'unknown dark'],
    ["in the evening when it's dark", '* 18:00-24:00 * dark'],
    ['när det börjar skymma', '* 12:00-24:00 * twilight'],
    ['i mörkret på vintern', '* * 1,2,11,12 dark'],
    ['skymning', '* 12:00-24:00 * twilight'],
    ['at dawn', '* 00:00-12:00 * twilight'],
    ['alltid', '* 00:00-24:00 *'],
    ['vet inte', 'unknown'],
    ['ibland', 'unknown'],
    ['', 'unknown'],
  ])('%s', (text, expected) => {
    expect(shown(text)).toBe(expected);
    expect(read(text).leftOut).toEqual([]);
  });
});

describe('times that happened once, seen from the day on which they were told', () => {
  test.each([
    ['2026-11-03 kl 22', 'at 2026-11-03 22:00'],
    ['igår kl 22', 'at 2026-11-23 22:00'],
    ['igår kväll', '2026-11-23 18:00 to 2026-11-24 00:00'],
    ['i lördags', '2026-11-21 00:00 to 2026-11-22 00:00'],
    ['i lördags natt', '2026-11-21 22:00 to 2026-11-22 05:00'],
    ['last Saturday at 23.30', 'at 2026-11-21 23:30'],
    ['i tisdags', '2026-11-17 00:00 to 2026-11-18 00:00'],
    ['i natt', '2026-11-23 22:00 to 2026-11-24 05:00'],
    ['this morning', '2026-11-24 06:00 to 2026-11-24 09:00'],
    ['3 november', '2026-11-03 00:00 to 2026-11-04 00:00'],
    ['3 december', '2025-12-03 00:00 to 2025-12-04 00:00'],
    ['den 3:e november 2025 på kvällen', '2025-11-03 18:00 to 2025-11-04 00:00'],
    ['November 3rd', '2026-11-03 00:00 to 2026-11-04 00:00'],
    ['förra veckan', '2026-11-16 00:00 to 2026-11-23 00:00'],
    ['för tre dagar sedan', '2026-11-21 00:00 to 2026-11-22 00:00'],
    ['sommaren 2025', '2025-06-01 00:00 to 2025-09-01 00:00'],
    ['vintern 2024', '2024-11-01 00:00 to 2025-03-01 00:00'],
    ['2025', '2025-01-01 00:00 to 2026-01-01 00:00'],
    ['i somras', '2026-06-01 00:00 to 2026-09-01 00:00'],
    ['i vintras', '2025-11-01 00:00 to 2026-03-01 00:00'],
    ['i lördags efter krogstängning', '2026-11-22 01:00 to 2026-11-22 03:00'],
    // Clocks went forward at two: that hour was no time at all.
    ['2026-03-29 kl 02.30', 'at 2026-03-29 03:00'],
  ])('%s', (text, expected) => {
    expect(shown(text)).toBe(expected);
    expect(read(text).leftOut).toEqual([]);
  });
});

describe('nothing is guessed silently', () => {
  test.each([
    [
      'kvällar vid bron',
      [
        ['vid', 'unknown_word'],
        ['bron', 'unknown_word'],
      ],
    ],
    ['morgon och kväll', [['kväll', 'second_time']]],
    ['kvällar och helger', [['helger', 'second_time']]],
    ['vinterkvällar och sommarnätter', [['sommarnätter', 'second_time']]],
    ['rusningstid', [['rusningstid', 'two_times_a_day']]],
    ['inte på kvällen', [['inte kvällen', 'negation']]],
    ['kväll 25:00', [['25:00', 'unknown_word']]],
    ['2026-02-30', [['2026-02-30', 'unknown_word']]],
  ])('%s', (text, leftOut) => {
    expect(read(text).leftOut.map(({ text: words, why }) => [words, why])).toEqual(leftOut);
  });

  test.each([
    ['kl 8', 'clock_as_written'],
    ['efter krogstängning', 'own_days'],
    ['vid 22', 'about_half_hour'],
    ['efter 22', 'open_end'],
    ['före 7', 'open_start'],
    ['3 december', 'latest_date'],
  ])('%s is settled, and says how', (text, assumption) => {
    expect(read(text).assumptions).toContain(assumption);
  });

  test('what was said needs no assumption', () => {
    expect(read('fredagar efter krogstängning').assumptions).toEqual([]);
    expect(read('kl 8 på kvällen').assumptions).toEqual(['about_half_hour']);
  });

  test('one wrong letter is mended and said; two are not understood', () => {
    expect(read('vinterkvälar').mended).toEqual([{ written: 'vinterkvälar', read: 'vinterkvällar' }]);
    expect(read('kvallar').mended).toEqual([{ written: 'kvallar', read: 'kvällar' }]);
    expect(read('vntrkvällar').leftOut).toEqual([{ text: 'vntrkvällar', why: 'unknown_word' }]);
  });

  test('a short word is never bent into another', () => {
    expect(read('natur').time).toEqual({ kind: 'unknown' });
    expect(read('man').leftOut).toEqual([]);
    expect(read('lagen').leftOut).toHaveLength(1);
  });
});
