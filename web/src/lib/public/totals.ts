import { classBreaks, classOf } from '../findings/breaks.ts';

/** A district's public total; null = fewer than the threshold, or none: the two read alike. */
export interface DistrictTotal {
  code: string;
  name: string;
  reports: number | null;
}

export interface PublicReading {
  /** Largest first. */
  shown: { code: string; name: string; reports: number; rampClass: number }[];
  /** Names of the districts with too few or none, by name. */
  few: string[];
  /** Whole numbers between the six classes. */
  breaks: number[];
  /** The fewest districts that hold at least four tenths of the shown reports; null where that takes more than four. */
  lead: { tenths: number; names: string[] } | null;
}

/** Reads the public totals: what is ranked or said here comes from the published figures alone. */
export function readTotals(districts: readonly DistrictTotal[], language: string): PublicReading {
  const known = districts.filter((row): row is DistrictTotal & { reports: number } => row.reports !== null);
  const breaks = wholeBreaks(known.map((row) => row.reports));
  const shown = known
    .map((row) => ({ ...row, rampClass: classOf(row.reports, breaks) }))
    .sort((a, b) => b.reports - a.reports || a.name.localeCompare(b.name, language));
  const few = districts.filter((row) => row.reports === null).map((row) => row.name);
  return { shown, few: few.sort((a, b) => a.localeCompare(b, language)), breaks, lead: leadOf(shown) };
}

function leadOf(shown: PublicReading['shown']): PublicReading['lead'] {
  const all = shown.reduce((sum, row) => sum + row.reports, 0);
  let reached = 0;
  for (const [index, row] of shown.slice(0, 4).entries()) {
    reached += row.reports;
    const tenths = Math.floor((10 * reached) / all + 1e-9);
    if (tenths >= 4) return { tenths, names: shown.slice(0, index + 1).map(({ name }) => name) };
  }
  return null;
}

function wholeBreaks(reports: readonly number[]): number[] {
  let last = 0;
  return classBreaks(reports).map((limit) => (last = Math.max(last + 1, Math.round(limit))));
}
