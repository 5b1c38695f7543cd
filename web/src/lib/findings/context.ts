import type { Filter, Period } from '@lyktan/geodata/filter/filter';
import type { KnownLight } from '@lyktan/geodata/vocabulary/vocabulary';
import type { Words } from '../i18n/words.ts';

/** What every number on the page must be able to say of itself. */
export interface FigureContext {
  /** "3 817 mörka timmar": what it is divided by; null for a plain count. */
  denominator: string | null;
  period: string;
  channels: string;
  /** Reports behind it. */
  n: string;
}

/** The period and channels of a filter in words. */
export function frameOf(
  filter: Filter,
  whole: Period,
  { t, time }: Words,
): { period: string; channels: string } {
  const { from, to } = filter.period ?? whole;
  return {
    period: time.periodMonths(from, to),
    channels: filter.channels
      ? filter.channels.map((channel) => t(`channel.${channel}`).toLowerCase()).join(' + ')
      : t('channels.all'),
  };
}

/** "rapporter per 1 000 mörka timmar" for the chosen light. */
export function rateUnit(light: KnownLight | null, { t }: Words): string {
  return t(`unit.per1000.${light ?? 'all'}`);
}
