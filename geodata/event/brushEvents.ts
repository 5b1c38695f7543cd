import type { Filter } from '../filter/filter.ts';
import { hourRanges, monthRanges, type IndexRange } from '../filter/ranges.ts';
import { localParts } from '../time/localTime.ts';
import type { KnownLight } from '../vocabulary/vocabulary.ts';

/** The fields of a filter that a browser can apply to a list of events, whatever it was fetched by. */
export type EventBrush = Pick<Filter, 'hours' | 'months' | 'weekdays' | 'light'>;

/** What filtering and counting need to know of an event. */
export interface PlacedEvent {
  /** ISO 8601. */
  incidentAt: string;
  light: KnownLight;
  /** Code in the layer asked for; null: no district is known. */
  district: string | null;
}

/** The events inside a brush. In the hours after midnight of a window that wraps it, the weekday before counts. */
export function brushEvents<T extends PlacedEvent>(
  events: readonly T[],
  { hours, months, weekdays, light }: EventBrush,
  timeZone: string,
): T[] {
  const { own, night } = hourRanges(hours);
  const monthsIn = monthRanges(months);
  return events.filter((event) => {
    if (light !== null && event.light !== light) return false;
    const at = localParts(Date.parse(event.incidentAt), timeZone);
    if (!monthsIn.some((range) => holds(range, at.month))) return false;
    const onDay = (weekday: number) => weekdays === null || weekdays.includes(weekday);
    const isNight = night !== null && holds(night, at.hour);
    return (holds(own, at.hour) && onDay(at.weekday)) || (isNight && onDay((at.weekday + 6) % 7));
  });
}

/** Events by district code, and how many name none. */
export interface EventCounts {
  byDistrict: ReadonlyMap<string, number>;
  unplaced: number;
}

export function countEvents(events: readonly Pick<PlacedEvent, 'district'>[]): EventCounts {
  const byDistrict = new Map<string, number>();
  let unplaced = 0;
  for (const { district } of events) {
    if (district === null) unplaced += 1;
    else byDistrict.set(district, (byDistrict.get(district) ?? 0) + 1);
  }
  return { byDistrict, unplaced };
}

function holds([from, to]: IndexRange, index: number): boolean {
  return index >= from && index < to;
}
