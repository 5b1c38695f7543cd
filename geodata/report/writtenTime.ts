import type { ReportTime } from './report.ts';

/** A report's time as JSON carries it: instants in ISO 8601. */
export type WrittenTime =
  | { kind: 'instant'; at: string }
  | { kind: 'interval'; start: string; end: string }
  | Extract<ReportTime, { kind: 'window' | 'unknown' }>;

/** Reads a written time. Its instants are taken as valid. */
export function reportTime(time: WrittenTime): ReportTime {
  switch (time.kind) {
    case 'instant':
      return { kind: 'instant', at: new Date(time.at) };
    case 'interval':
      return { kind: 'interval', start: new Date(time.start), end: new Date(time.end) };
    case 'window':
    case 'unknown':
      return time;
    default:
      return time satisfies never;
  }
}
