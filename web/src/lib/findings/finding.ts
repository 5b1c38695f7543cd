import type { MessageKey } from '../i18n/sv.ts';
import type { Words } from '../i18n/words.ts';
import type { Brush } from '@lyktan/geodata/filter/filter';
import { FEWEST_TO_TELL, type Figure } from './figures.ts';

/** An upper limit more than so many times the lower one says too little for a statement about places. */
const WIDEST_RATIO = 3.5;
/** "k places" is only worth saying while k can be taken in. */
const MOST_PLACES = 5;

/** What the filtered reports say, before it is put into words. */
export type Finding =
  | { kind: 'none' }
  /** Too few, or too uncertain, to tell. `whole` where every one of them is timed. */
  | { kind: 'few'; mass: number; whole: boolean }
  /** So many tenths of the placed reports come from so few places. */
  | { kind: 'concentrated'; tenths: number; places: number; unit: PlaceUnit }
  | { kind: 'spread'; top: string; unit: PlaceUnit };

export type PlaceUnit = 'cell' | 'district';

/** A place's weight, for the question of how the reports gather. */
export interface PlaceShare {
  name: string;
  mass: number;
}

/**
 * Finds what to say: nothing, too few to tell, gathered at a few places (at least half of the placed reports at
 * five or fewer), or spread out. `places` are in any order; only placed reports count towards the tenths.
 */
export function findingOf(total: Figure, places: readonly PlaceShare[], unit: PlaceUnit): Finding {
  if (total.mass <= 0) return { kind: 'none' };
  if (tooFew(total)) {
    return {
      kind: 'few',
      mass: total.mass,
      whole: Number.isInteger(total.mass) && total.timed === total.mass,
    };
  }
  const sorted = [...places].sort((a, b) => b.mass - a.mass);
  const placed = sorted.reduce((sum, place) => sum + place.mass, 0);
  const top = sorted[0];
  if (!top || placed < FEWEST_TO_TELL) return { kind: 'few', mass: total.mass, whole: false };
  let reached = 0;
  for (const [index, place] of sorted.slice(0, MOST_PLACES).entries()) {
    reached += place.mass;
    // Floor, so that "six in ten" is never said of less.
    const tenths = Math.floor((10 * reached) / placed + 1e-9);
    if (tenths >= 5 && index + 1 < sorted.length)
      return { kind: 'concentrated', tenths, places: index + 1, unit };
  }
  return { kind: 'spread', top: top.name, unit };
}

/** Too few timed reports, or limits too far apart, to say anything of them. */
export function tooFew(figure: Figure): boolean {
  if (figure.timed < FEWEST_TO_TELL || !figure.timedRate) return true;
  return figure.timedRate.high > WIDEST_RATIO * figure.timedRate.low;
}

/** The finding as a sentence of the language, with the brushed time in it. */
export function findingText(finding: Finding, brush: Brush, words: Words): string {
  const { t, n } = words;
  const when = whenText(brush, words);
  switch (finding.kind) {
    case 'none':
      return t('finding.none');
    case 'few':
      return finding.whole
        ? t('finding.few', { count: finding.mass, when })
        : t('finding.fewMass', { mass: n.mass(finding.mass), when });
    case 'concentrated':
      return t(concentratedKey(finding), {
        tenths: capital(n.words(finding.tenths)),
        places: finding.places,
        placesText: n.words(finding.places),
        when,
      });
    case 'spread':
      return t(finding.unit === 'cell' ? 'finding.spread' : 'finding.spreadDistrict', {
        place: finding.top,
        when,
      });
    default:
      return finding satisfies never;
  }
}

/** Five tenths are said as "at least half". */
function concentratedKey({ tenths, unit }: { tenths: number; unit: PlaceUnit }): MessageKey {
  if (tenths === 5) return unit === 'cell' ? 'finding.half' : 'finding.halfDistrict';
  return unit === 'cell' ? 'finding.concentrated' : 'finding.concentratedDistrict';
}

/** " i mörker kl. 20–02 i okt–mars", with the leading space; empty where no time is brushed. */
export function whenText(brush: Brush, { t, time }: Words): string {
  const light = brush.light ? t(`light.in.${brush.light}`) : null;
  const hours = brush.hours
    ? t('finding.when.clock', { hours: time.hours(brush.hours.start, brush.hours.end) })
    : null;
  const months = brush.months
    ? t('finding.when.months', { months: time.months(brush.months.start, brush.months.end) })
    : null;
  const parts = [light, hours, months].filter((part) => part !== null);
  return parts.map((part) => ` ${part}`).join('');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
