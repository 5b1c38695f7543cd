import type { Filter } from '@lyktan/geodata/filter/filter';
import type { Words } from '../i18n/words.ts';

/** Names of districts by code. */
export type DistrictNames = ReadonlyMap<string, string>;

/** The filter as a sentence: "Mörkt, 20–02, okt–mars, fre–lör, belysning". Nothing chosen: "Alla tider, hela året". */
export function filterSentence(filter: Filter, words: Words, districtNames: DistrictNames): string {
  const parts = [...timeParts(filter, words), ...subjectParts(filter, words, districtNames)];
  const text = parts.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function timeParts(filter: Filter, { t, time }: Words): string[] {
  const light = filter.light ? t(`light.sentence.${filter.light}`) : null;
  const hours = filter.hours ? time.hours(filter.hours.start, filter.hours.end) : null;
  const months = filter.months ? time.months(filter.months.start, filter.months.end) : null;
  const days = filter.weekdays ? weekdaysText(filter.weekdays, time.weekdayShort) : null;
  const bare = !light && !hours;
  return [bare ? t('filter.everything') : light, hours, months ?? t('filter.wholeYear'), days].filter(isText);
}

function subjectParts(filter: Filter, words: Words, districtNames: DistrictNames): string[] {
  const { t, time } = words;
  const listed = (values: readonly string[] | null | undefined) =>
    values && values.length > 0 ? values.join(' + ') : null;
  return [
    filter.period ? time.period(filter.period.from, filter.period.to) : null,
    listed(filter.concerns?.map((concern) => t(`concern.${concern}`).toLowerCase())),
    listed(filter.channels?.map((channel) => t(`channel.${channel}`).toLowerCase())),
    listed(filter.fewPeople?.map((answer) => t(`few.sentence.${answer}`))),
    listed(filter.districts?.map((code) => districtNames.get(code) ?? code)),
    filter.feeling === 'safe' ? t('filter.safe') : null,
    filter.gender ? t(`gender.sentence.${filter.gender}`) : null,
  ].filter(isText);
}

/** "fre–lör" for days in a row (the week wraps), else "mån, ons". */
export function weekdaysText(weekdays: readonly number[], name: (weekday: number) => string): string {
  const chosen = new Set(weekdays);
  const starts = [...chosen].filter((day) => !chosen.has((day + 6) % 7));
  const start = starts[0];
  if (starts.length === 1 && start !== undefined && chosen.size > 1) {
    return `${name(start)}–${name((start + chosen.size - 1) % 7)}`;
  }
  return [...chosen]
    .sort((a, b) => a - b)
    .map(name)
    .join(', ');
}

function isText(part: string | null): part is string {
  return part !== null && part !== '';
}
