import type {
  AgeBand,
  Channel,
  Concern,
  Feeling,
  FewPeople,
  Gender,
  KnownLight,
  Precision,
} from '../vocabulary/vocabulary.ts';

/** When a report is about. Local times are wall-clock times in the municipality's time zone. */
export type ReportTime =
  | { kind: 'instant'; at: Date }
  /** Half-open [start, end), end after start. */
  | { kind: 'interval'; start: Date; end: Date }
  | { kind: 'window'; window: RecurringWindow }
  | { kind: 'unknown' };

/**
 * A recurring window. A window that wraps midnight (end <= start) belongs to the day on which it
 * starts: "fri 22:00-02:00" is Friday's, its last two hours fall on Saturday's date.
 */
export interface RecurringWindow {
  /** 0 = Monday .. 6 = Sunday, ascending; null = not stated. */
  weekdays: readonly number[] | null;
  /** Minutes after local midnight, 0..1439; start and end are both null where the hours were not stated. */
  startMinute: number | null;
  /** Exclusive, 1..1440; end <= start wraps midnight. */
  endMinute: number | null;
  /** 0 = January .. 11 = December, ascending; null = not stated. */
  months: readonly number[] | null;
}

/** A report before it is stored. */
export interface ReportDraft {
  /** [longitude, latitude] EPSG:4326; null for district and municipality precision without a point. */
  point: readonly [number, number] | null;
  precision: Precision;
  /** District code within the default layer, for precision "district" without a point. */
  districtCode: string | null;
  time: ReportTime;
  /** Light as the reporter stated it, null where not stated. */
  statedLight: KnownLight | null;
  concerns: readonly Concern[];
  fewPeople: FewPeople;
  channel: Channel;
  feeling: Feeling;
  gender: Gender;
  ageBand: AgeBand;
  /** Free text, stored apart from the report. */
  text: string | null;
  reportedAt: Date;
}
