import { MUNICIPALITY } from '../places/municipality.ts';
import type { ReportDraft } from '../report/report.ts';
import type { Channel, Feeling, ModerationState, TimeKind } from '../vocabulary/vocabulary.ts';
import { TIME_KINDS } from '../vocabulary/vocabulary.ts';
import { drawLocation } from './locations.ts';
import { DATA_END_MS } from './occurrences.ts';
import { drawConcerns, drawFewPeople } from './people.ts';
import { SCENARIO_PLACES } from './places.ts';
import { chance, pickWeighted, type Random, seededRandom } from './random.ts';
import {
  AGE_SHARES,
  CHANNEL_SHARES,
  GENDER_SHARES,
  KIND_SHARES,
  PENDING_AGE_DAYS,
  PENDING_NEWEST,
  REJECTED_SHARE,
  SAFE_SHARE,
  type ScenarioPlace,
  TEXT_SHARE,
} from './scenario.ts';
import { drawRejectedText, drawText } from './texts.ts';
import { drawTime } from './times.ts';

/**
 * The seed of the data that ship. Chosen, not arbitrary: 2,400 reports are few, and with this seed what the
 * scenario holds can be seen beyond chance and nothing else can (docs/demonstration.md says how rare that is).
 */
export const DEMONSTRATION_SEED = 528;

/** An invented report as it lies in the database. */
export interface DemonstrationReport extends ReportDraft {
  /** Public id, a version-4 UUID drawn from the seed. */
  id: string;
  moderation: ModerationState;
}

/**
 * Invented reports from 2023-01-01 to 2026-08-31. The same seed gives the same reports, and a longer list
 * begins with the shorter one. Nothing in them comes from a person.
 */
export function demonstrationReports(seed = DEMONSTRATION_SEED, count = 2400): DemonstrationReport[] {
  return Array.from({ length: count }, (_, index) => drawReport(seededRandom(seed, index)));
}

function drawReport(random: Random): DemonstrationReport {
  const { place, channel } = pickWeighted(random, SOURCES);
  const kind = drawKind(random, place, channel);
  const gender = pickWeighted(random, GENDER_SHARES);
  const feeling = chance(random, SAFE_SHARE) ? 'safe' : 'unsafe';
  const location = drawLocation(random, place);
  const point = location.point ?? MUNICIPALITY.centre;
  const { words, light, ...time } = drawTime(random, timesOf(place, feeling), channel, kind, point);
  const concerns = drawConcerns(random, feeling, gender, place.setting, light);
  const moderation = drawModeration(random, time.reportedAt);
  const written = chance(random, TEXT_SHARE);
  const text =
    moderation === 'rejected' ? drawRejectedText(random) : drawText(random, feeling, concerns, words);
  return {
    id: drawId(random),
    moderation,
    ...location,
    ...time,
    concerns,
    fewPeople: drawFewPeople(random, place.setting, feeling),
    channel,
    feeling,
    gender,
    ageBand: pickWeighted(random, AGE_SHARES),
    text: written || moderation === 'rejected' ? text : null,
  };
}

/** What feels safe there is felt by day, whatever the place is like after. */
function timesOf(place: ScenarioPlace, feeling: Feeling): ScenarioPlace {
  if (feeling === 'unsafe') return place;
  return { ...place, hours: 'shops', week: 'even', darkFactor: 1, easing: undefined, setting: 'shops' };
}

/** Place and channel together: a channel may reach one place more than others, on top of what others report. */
const SOURCES = SCENARIO_PLACES.flatMap((place) =>
  CHANNEL_SHARES.map(
    ([channel, share]) =>
      [{ place, channel }, place.share * share * (place.channelOdds?.[channel] ?? 1)] as const,
  ),
);

function drawKind(random: Random, place: ScenarioPlace, channel: Channel): TimeKind {
  return pickWeighted(
    random,
    TIME_KINDS.map((kind) => {
      const share = KIND_SHARES[channel][kind];
      return [kind, kind === 'instant' ? share * place.instantOdds : share] as const;
    }),
  );
}

function drawModeration(random: Random, reportedAt: Date): ModerationState {
  const ageDays = (DATA_END_MS - reportedAt.getTime()) / 86_400_000;
  if (chance(random, PENDING_NEWEST * Math.exp(-ageDays / PENDING_AGE_DAYS))) return 'pending';
  return chance(random, REJECTED_SHARE) ? 'rejected' : 'accepted';
}

function drawId(random: Random): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16));
  hex[12] = '4';
  hex[16] = '89ab'[Math.floor(random() * 4)] ?? '8';
  const text = hex.join('');
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join(
    '-',
  );
}
