import { SectionSum, type ProfileSlots } from '@lyktan/geodata/cube/build';
import type { CubeHeader } from '@lyktan/geodata/cube/cube';
import type { SectionSums } from '@lyktan/geodata/cube/encode';
import type { Filter } from '@lyktan/geodata/filter/filter';
import { periodMs } from '@lyktan/geodata/filter/period';
import { localParts } from '@lyktan/geodata/time/localTime';
import type { Channel, Concern } from '@lyktan/geodata/vocabulary/vocabulary';
import type { ScannedReport } from './cubeScan.ts';

/** Fewest reports that are shown where a gender is chosen. */
export const LEAST_OF_GENDER = 5;

/** The counts of a cube's header. */
export type CubeCounts = Pick<CubeHeader, 'reports' | 'timedReports' | 'byMonth' | 'withheld'>;

/** Everything that one pass over the reports adds up. */
export class CubeSums {
  private readonly gender: boolean;
  private readonly timeZone: string;
  private readonly fromMinute: number;
  private readonly toMinute: number;
  private readonly cells = new SectionSum<bigint>();
  private readonly districts = new SectionSum<number>();
  private readonly municipality = new SectionSum<string>();
  private readonly concerns = new SectionSum<Concern>();
  private readonly channels = new SectionSum<Channel>();
  private readonly byMonth = new Map<number, number>();
  private reports = 0;
  private timedReports = 0;

  constructor({ period, gender }: Filter, timeZone: string) {
    this.gender = gender !== null;
    this.timeZone = timeZone;
    const { fromMs, toMs } = period ? periodMs(period, timeZone) : { fromMs: -Infinity, toMs: Infinity };
    this.fromMinute = fromMs / 60_000;
    this.toMinute = toMs / 60_000;
  }

  /** Adds a report of any period; those outside the filter's only enter the counts by month. */
  add(report: ScannedReport, profile: ProfileSlots): void {
    const { datedMinute, instant } = report;
    const counts = profile.own.slots.length > 0;
    if (counts) this.countMonth(datedMinute);
    if (datedMinute < this.fromMinute || datedMinute >= this.toMinute) return;
    if (counts) this.reports += 1;
    if (counts && instant) this.timedReports += 1;
    if (report.cell !== 0n && !this.gender) this.cells.add(report.cell, profile, instant);
    if (report.districtId !== 0) this.districts.add(report.districtId, profile, instant);
    this.municipality.add('municipality', profile, instant);
    this.channels.add(report.channel, profile, instant);
    for (const concern of report.concerns) this.concerns.add(concern, profile, instant);
  }

  /** Sums and counts; where a gender is chosen, without the places, months and totals of fewer than 5 reports. */
  finish(districtCodes: ReadonlyMap<number, string>): { sections: SectionSums; counts: CubeCounts } {
    const sections = {
      cells: this.gender ? null : this.cells.finish((cell) => cell.toString(16)),
      districts: this.districts.finish((id) => districtCodes.get(id) ?? String(id)),
      municipality: this.municipality.finish((name) => name),
      concerns: this.concerns.finish((concern) => concern),
      channels: this.channels.finish((channel) => channel),
    };
    const withheld: CubeHeader['withheld'] = { districts: [], municipality: [], concerns: [], channels: [] };
    if (this.gender) {
      for (const name of ['districts', 'municipality', 'concerns', 'channels'] as const) {
        withheld[name] = sections[name]
          .filter(({ reports }) => reports < LEAST_OF_GENDER)
          .map(({ place }) => place);
        sections[name] = sections[name].filter(({ reports }) => reports >= LEAST_OF_GENDER);
      }
    }
    return { sections, counts: { ...this.counts(), withheld } };
  }

  private counts(): Omit<CubeCounts, 'withheld'> {
    const shown = (reports: number) =>
      this.gender && reports > 0 && reports < LEAST_OF_GENDER ? null : reports;
    const months = [...this.byMonth].sort(([a], [b]) => a - b);
    return {
      reports: shown(this.reports),
      timedReports: shown(this.timedReports),
      byMonth: months.map(([month, reports]) => ({ month: monthName(month), reports: shown(reports) })),
    };
  }

  private countMonth(minute: number): void {
    const { year, month } = localParts(minute * 60_000, this.timeZone);
    const key = year * 12 + month;
    this.byMonth.set(key, (this.byMonth.get(key) ?? 0) + 1);
  }
}

function monthName(key: number): string {
  return `${Math.floor(key / 12)}-${String((key % 12) + 1).padStart(2, '0')}`;
}
