import type { CellName } from '../findings/cellNames.ts';
import type { Words } from '../i18n/words.ts';
import type { FocusAreaProperties, FocusWindow } from '../map/model.ts';
import type { Brush } from '@lyktan/geodata/filter/filter';
import { weekdaysText } from '../findings/filterSentence.ts';

/** "Resecentrum", or "Resecentrum, 310 m norr". */
export function cellText(name: CellName | undefined, id: string, { t, n }: Words): string {
  if (!name) return t('cell.unnamed', { id: id.slice(4, 9) });
  if (!name.away) return name.landmark;
  return t('cell.near', {
    name: name.landmark,
    distance: n.whole(name.away.distanceM),
    direction: t(`direction.${name.away.direction}`),
  });
}

/**
 * A focus area's tag: its name and the window that the brush meets, else its first ("fre–lör 21–02 · när det är mörkt");
 * how many more there are. The popup has them all.
 */
export function focusTag(area: FocusAreaProperties, brush: Brush, words: Words) {
  const met = area.windows.find((window) => meets(window, brush));
  const told = met ?? area.windows[0];
  const more = area.windows.length - 1;
  return {
    title: area.name,
    hours: [told ? windowText(told, words) : null, more > 0 ? `+${more}` : null].filter(Boolean).join(' '),
    active: area.windows.length === 0 || met !== undefined,
  };
}

/** A window in words: days, hours, months, light. */
export function windowText(window: FocusWindow, { t, time }: Words): string {
  const days =
    window.weekdays && window.weekdays.length < 7 ? weekdaysText(window.weekdays, time.weekdayShort) : null;
  const hours = `${clock(window.startMinute)}–${clock(window.endMinute)}`;
  const months = window.months && window.months.length < 12 ? monthsText(window.months, time.months) : null;
  const lights = window.light && window.light.length < 3 ? window.light : [];
  const light =
    lights.join() === 'dark' ? t('focus.darkOnly') : lights.map((one) => t(`light.in.${one}`)).join(', ');
  return [[days, hours].filter(Boolean).join(' '), months, light].filter(Boolean).join(' · ');
}

/** Full hours as "21", others as "21.30". */
function clock(minute: number): string {
  const hour = String(Math.floor(minute / 60)).padStart(2, '0');
  return minute % 60 === 0 ? hour : `${hour}.${String(minute % 60).padStart(2, '0')}`;
}

function monthsText(months: readonly number[], range: (start: number, end: number) => string): string {
  const chosen = new Set(months);
  const starts = [...chosen].filter((month) => !chosen.has((month + 11) % 12));
  const start = starts[0];
  if (starts.length === 1 && start !== undefined) return range(start, (start + chosen.size - 1) % 12);
  return [...chosen]
    .sort((a, b) => a - b)
    .map((month) => range(month, month))
    .join(', ');
}

/** Whether a window and the brush have any time in common; weekdays are fetched, not brushed, and do not count here. */
function meets(window: FocusWindow, brush: Brush): boolean {
  if (brush.light && window.light && !window.light.includes(brush.light)) return false;
  if (brush.months && window.months && !window.months.some((month) => inMonths(month, brush.months!)))
    return false;
  return !brush.hours || hoursOf(window).some((hour) => inHours(hour, brush.hours!));
}

function hoursOf({ startMinute, endMinute }: FocusWindow): number[] {
  const first = Math.floor(startMinute / 60);
  const minutes = (((endMinute - startMinute) % 1440) + 1440) % 1440 || 1440;
  const count = Math.ceil((startMinute - first * 60 + minutes) / 60);
  return Array.from({ length: Math.min(24, count) }, (_, index) => (first + index) % 24);
}

function inMonths(month: number, { start, end }: { start: number; end: number }): boolean {
  return start <= end ? month >= start && month <= end : month >= start || month <= end;
}

function inHours(hour: number, { start, end }: { start: number; end: number }): boolean {
  return start < end ? hour >= start && hour < end : hour >= start || hour < end;
}
