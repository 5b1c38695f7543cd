import type { Period } from '@lyktan/geodata/filter/filter';

/** Calendar months 'YYYY-MM' that a half-open period of local dates touches, none left out. */
export function monthsOf(period: Period): string[] {
  const months: string[] = [];
  for (let month = period.from.slice(0, 7); `${month}-01` < period.to; month = nextMonth(month))
    months.push(month);
  return months;
}

/** The period from the first day of months[from] to the first day after months[to - 1]; null where it is all of them. */
export function periodOfMonths(months: readonly string[], from: number, to: number): Period | null {
  if (from <= 0 && to >= months.length) return null;
  return { from: `${months[from]}-01`, to: `${nextMonth(months[to - 1] ?? '1970-01')}-01` };
}

/** Positions [from, to] of a period among the months, as the slider's thumbs stand: to is exclusive. */
export function positionsOf(months: readonly string[], period: Period | null): [from: number, to: number] {
  if (!period) return [0, months.length];
  const from = months.findIndex((month) => month >= period.from.slice(0, 7));
  const to = months.findIndex((month) => `${month}-01` >= period.to);
  return [Math.max(0, from), to < 0 ? months.length : to];
}

function nextMonth(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
