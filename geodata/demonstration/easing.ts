import { MUNICIPALITY } from '../places/municipality.ts';
import type { ReportTime } from '../report/report.ts';
import { epochOfLocal, localParts } from '../time/localTime.ts';
import type { Easing } from './scenario.ts';

const ZONE = MUNICIPALITY.timeZone;

/** Whether a report falls, at least in part, in the eased hours and days, and after the easing began. */
export function easedBy(easing: Easing, time: ReportTime, reportedAt: Date): boolean {
  const [year, month, day] = easing.from;
  const fromMs = epochOfLocal(year, month, day, 0, ZONE);
  switch (time.kind) {
    case 'instant':
      return time.at.getTime() >= fromMs && easedMinute(easing, time.at.getTime());
    case 'interval':
      return (
        time.start.getTime() >= fromMs && easedMinute(easing, (time.start.getTime() + time.end.getTime()) / 2)
      );
    case 'window': {
      const { weekdays, startMinute } = time.window;
      const sameDays = weekdays === null || weekdays.some((weekday) => easing.weekdays.includes(weekday));
      const sameHours =
        startMinute === null || (startMinute >= easing.startMinute - 120 && startMinute < easing.endMinute);
      return reportedAt.getTime() >= fromMs && sameDays && sameHours;
    }
    case 'unknown':
      return reportedAt.getTime() >= fromMs;
    default:
      return time satisfies never;
  }
}

function easedMinute({ weekdays, startMinute, endMinute }: Easing, atMs: number): boolean {
  const { weekday, hour, minute } = localParts(atMs, ZONE);
  const minuteOfDay = hour * 60 + minute;
  return weekdays.includes(weekday) && minuteOfDay >= startMinute && minuteOfDay < endMinute;
}
