import type { Concern, Feeling, FewPeople, Gender, KnownLight } from '../vocabulary/vocabulary.ts';
import { CONCERNS } from '../vocabulary/vocabulary.ts';
import { chance, pickWeighted, type Random } from './random.ts';
import type { Setting } from './scenario.ts';

/** How often each concern is named, in the order of CONCERNS. */
const EVERYWHERE = [4, 4, 6, 3, 7, 7, 6, 5, 13, 5, 6, 3, 2];
/** Women name sexual harassment, being followed and violence outdoors more often. */
const BY_GENDER: Readonly<Record<Gender, readonly number[]>> = {
  woman: [1, 1, 1.1, 0.7, 0.8, 1.1, 1.5, 2.4, 1.15, 0.8, 0.9, 0.7, 1],
  man: [1, 1, 0.8, 1.3, 1.3, 0.9, 0.5, 0.2, 1, 1.4, 1.3, 1.5, 1],
  other: [1, 1, 1, 1, 1, 1.6, 1.1, 1.4, 1.1, 0.8, 1, 0.8, 1],
  unknown: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
};
const BY_SETTING: Readonly<Record<Setting, readonly number[]>> = {
  dim: [3, 3, 2.4, 1, 0.6, 0.6, 1.3, 1.1, 0.8, 0.7, 0.5, 0.5, 1],
  square: [0.3, 0.4, 0.4, 1, 1.7, 1.4, 0.8, 0.8, 1, 0.9, 2.2, 0.8, 1],
  nightlife: [0.3, 0.3, 0.4, 0.5, 1.2, 1.4, 1, 1.4, 1.9, 1, 1.3, 0.5, 1],
  park: [0.5, 1.2, 1.6, 0.9, 1.8, 1, 1.1, 1, 1, 0.5, 1.3, 0.3, 1],
  homes: [0.8, 1, 1, 1.2, 1, 1, 1, 1, 1, 1, 1, 1.2, 1],
  shops: [0.6, 0.8, 1, 1.2, 0.8, 0.9, 0.7, 0.6, 0.8, 2.4, 1.2, 2.4, 1],
};
/** Darkness brings up what is about seeing. */
const LIGHTING_WHEN_DARK = 2.6;
const LIGHTING_BY_DAY = 0.25;

/** One to three concerns, the weightiest first said; none for a place that feels safe. */
export function drawConcerns(
  random: Random,
  feeling: Feeling,
  gender: Gender,
  setting: Setting,
  light: KnownLight | null,
): Concern[] {
  if (feeling === 'safe') return [];
  const left = CONCERNS.map((concern, index) => {
    const weight =
      (EVERYWHERE[index] ?? 0) * (BY_GENDER[gender][index] ?? 0) * (BY_SETTING[setting][index] ?? 0);
    return [concern, concern === 'lighting' ? weight * lightingFactor(setting, light) : weight] as [
      Concern,
      number,
    ];
  });
  const count = pickWeighted(random, [
    [1, 0.45],
    [2, 0.37],
    [3, 0.18],
  ]);
  const chosen: Concern[] = [];
  while (chosen.length < count) {
    const concern = pickWeighted(random, left);
    chosen.push(concern);
    left.splice(
      left.findIndex(([name]) => name === concern),
      1,
    );
  }
  return chosen;
}

function lightingFactor(setting: Setting, light: KnownLight | null): number {
  if (light === 'dark') return setting === 'dim' ? LIGHTING_WHEN_DARK : 1.3;
  return light === 'daylight' ? LIGHTING_BY_DAY : 1;
}

const FEW_PEOPLE_SHARE: Readonly<Record<Setting, number>> = {
  dim: 0.66,
  square: 0.24,
  nightlife: 0.18,
  park: 0.5,
  homes: 0.46,
  shops: 0.4,
};

/** Whether few people were about; about a quarter do not say. */
export function drawFewPeople(random: Random, setting: Setting, feeling: Feeling): FewPeople {
  if (chance(random, 0.27)) return 'unknown';
  return chance(random, FEW_PEOPLE_SHARE[setting] * (feeling === 'safe' ? 0.4 : 1)) ? 'yes' : 'no';
}
