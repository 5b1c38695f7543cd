import type { Brush } from '@lyktan/geodata/filter/filter';
import type { FocusAreaWindow } from '@lyktan/geodata/patrol/focusArea';

type Times = Pick<Brush, 'hours' | 'months'>;

export const ANY_TIME: Brush = { hours: null, months: null, light: null };

/** A window as the clock draws it: whole hours that cover it, months where they follow one another, one light. */
export function brushOf({ startMinute, endMinute, months, light }: FocusAreaWindow): Brush {
  const start = Math.floor(startMinute / 60);
  const end = Math.ceil(endMinute / 60);
  const minutes = (endMinute - startMinute + 1440) % 1440 || 1440;
  const wholeDay = Math.ceil(((startMinute % 60) + minutes) / 60) >= 24;
  return {
    hours: wholeDay ? null : { start, end },
    months: months === null ? null : rangeOf(months),
    light: light?.length === 1 ? (light[0] ?? null) : null,
  };
}

/** The window with what was dragged on the clock; an axis that was not moved keeps its minutes and months. */
export function windowWith(window: FocusAreaWindow, { hours, months }: Times): FocusAreaWindow {
  const before = brushOf(window);
  const moved = { ...window };
  if (!alike(hours, before.hours)) {
    moved.startMinute = (hours?.start ?? 0) * 60;
    moved.endMinute = (hours?.end ?? 24) * 60;
  }
  if (!alike(months, before.months)) moved.months = months === null ? null : monthsIn(months);
  return moved;
}

/** Minute of the day of a time as people write it ("21", "9.30", "21:30", "2130"); 24.00 is 1440. Null where it is none. */
export function minuteOf(text: string): number | null {
  const parts = /^\s*(\d{1,2})(?:[.:]?(\d{2}))?\s*$/.exec(text);
  if (parts === null) return null;
  const [hour, minute] = [Number(parts[1]), Number(parts[2] ?? 0)];
  const minutes = hour * 60 + minute;
  return minute > 59 || minutes > 1440 ? null : minutes;
}

function monthsIn({ start, end }: NonNullable<Times['months']>): number[] {
  const count = ((end - start + 12) % 12) + 1;
  return Array.from({ length: count }, (_, index) => (start + index) % 12).sort((a, b) => a - b);
}

/** Months that follow one another, round the new year too, as a range; null where they do not. */
function rangeOf(months: readonly number[]): Times['months'] {
  const chosen = new Set(months);
  const starts = [...chosen].filter((month) => !chosen.has((month + 11) % 12));
  const [start] = starts;
  if (starts.length !== 1 || start === undefined) return null;
  return { start, end: (start + chosen.size - 1) % 12 };
}

function alike(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
