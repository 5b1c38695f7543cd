import { REPORT_WEIGHT } from '../time/profile.ts';
import { SLOTS } from './cube.ts';

/** Weight by time class of one place: index slotOf(light, month, hour). */
export interface SlotSums {
  /** Units of 1/2520 report of reports without an instant. */
  spread: Float64Array;
  /** Reports with an instant. */
  instants: Float64Array;
}

/** One place as it is summed and sent, before prefix sums. */
export interface PlaceSums {
  place: string;
  /** Distinct reports with weight in `own`. */
  reports: number;
  own: SlotSums;
  night: SlotSums | null;
}

/** The part of a time profile that a weekday filter leaves: pairs of slot and weight. */
export interface SlotWeights {
  slots: ArrayLike<number>;
  weights: ArrayLike<number>;
}

/** A time profile ready for summing; `night` is null where no weekday is chosen. */
export interface ProfileSlots {
  own: SlotWeights;
  night: SlotWeights | null;
}

/**
 * Adds reports up by place. A key may be anything that is cheap to look up; `finish` names it.
 */
export class SectionSum<Key extends string | number | bigint> {
  private readonly sums = new Map<Key, Omit<PlaceSums, 'place'>>();

  /** Adds one report with this time profile to a place. */
  add(key: Key, profile: ProfileSlots, instant: boolean): void {
    const hasOwn = profile.own.slots.length > 0;
    if (!hasOwn && !profile.night?.slots.length) return;
    let sums = this.sums.get(key);
    if (!sums) {
      sums = { reports: 0, own: emptySums(), night: profile.night && emptySums() };
      this.sums.set(key, sums);
    }
    if (hasOwn) sums.reports += 1;
    addWeights(sums.own, profile.own, instant);
    if (sums.night && profile.night) addWeights(sums.night, profile.night, instant);
  }

  /** The places in the order of their names. */
  finish(nameOf: (key: Key) => string): PlaceSums[] {
    const named = Array.from(this.sums, ([key, sums]) => ({ place: nameOf(key), ...sums }));
    return named.sort((a, b) => (a.place < b.place ? -1 : 1));
  }
}

function emptySums(): SlotSums {
  return { spread: new Float64Array(SLOTS), instants: new Float64Array(SLOTS) };
}

function addWeights(sums: SlotSums, { slots, weights }: SlotWeights, instant: boolean): void {
  for (let index = 0; index < slots.length; index += 1) {
    const slot = slots[index]!;
    const weight = weights[index]!;
    // An instant has one class, so that whole reports can be counted: they pack far better than weights.
    if (instant && weight === REPORT_WEIGHT) sums.instants[slot]! += 1;
    else if (instant) throw new RangeError('The weight of an instant is not in one time class');
    else sums.spread[slot]! += weight;
  }
}
