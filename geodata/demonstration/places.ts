import { LANDMARKS } from '../places/landmarks.ts';
import type { ScenarioPlace } from './scenario.ts';

type Defaults = 'spreadM' | 'hours' | 'week' | 'setting' | 'darkFactor' | 'instantOdds';
type PlaceDraft = Omit<ScenarioPlace, Defaults> & Partial<Pick<ScenarioPlace, Defaults>>;

const EVERYDAY = {
  spreadM: 420,
  hours: 'town',
  week: 'even',
  setting: 'homes',
  darkFactor: 1,
  instantOdds: 1,
} as const;

/** Sites with a shape of their own; the rest of the town follows the everyday one. */
const SITES: readonly PlaceDraft[] = [
  {
    id: 'hjortmossetunneln',
    district: 'hjortmossen',
    point: landmark('hjortmossetunneln'),
    share: 300,
    spreadM: 45,
    hours: 'commuting',
    week: 'workdays',
    setting: 'dim',
    darkFactor: 5,
    instantOdds: 4,
  },
  {
    id: 'sylte-gangvag',
    district: 'sylte',
    point: [12.2836, 58.2567],
    share: 190,
    spreadM: 55,
    hours: 'commuting',
    setting: 'dim',
    darkFactor: 5,
    instantOdds: 4,
  },
  {
    id: 'resecentrum-gangtunnel',
    district: 'centrum',
    point: [12.2994, 58.2868],
    share: 195,
    spreadM: 45,
    hours: 'commuting',
    week: 'workdays',
    setting: 'dim',
    darkFactor: 5,
    instantOdds: 4,
  },
  {
    id: 'drottningtorget',
    district: 'centrum',
    point: landmark('drottningtorget'),
    share: 210,
    spreadM: 50,
    hours: 'lateSquare',
    week: 'nightlife',
    setting: 'nightlife',
    instantOdds: 4,
  },
  {
    id: 'lextorps-torg',
    district: 'lextorp',
    point: landmark('lextorps_torg'),
    share: 175,
    spreadM: 50,
    hours: 'afternoonSquare',
    setting: 'square',
    instantOdds: 4,
  },
  {
    id: 'alvhogsborg',
    district: 'centrum',
    point: [12.2924, 58.2878],
    share: 300,
    spreadM: 60,
    hours: 'eveningPark',
    setting: 'park',
    instantOdds: 4,
    easing: {
      from: [2025, 8, 1],
      weekdays: [0, 1, 2, 3, 4, 5, 6],
      startMinute: 17 * 60,
      endMinute: 23 * 60,
      remaining: 0.45,
    },
  },
  {
    id: 'kronogardens-torg',
    district: 'kronogarden',
    point: landmark('kronogardens_torg'),
    share: 95,
    spreadM: 80,
    setting: 'square',
    channelOdds: { dialogue: 5 },
  },
  {
    id: 'kronogarden-ostra',
    district: 'kronogarden',
    point: [12.3118, 58.268],
    share: 60,
    spreadM: 260,
    channelOdds: { dialogue: 5 },
  },
];

const EVERYDAY_PLACES: readonly PlaceDraft[] = [
  { id: 'storgatan', district: 'centrum', point: [12.2925, 58.2812], share: 70, setting: 'nightlife' },
  { id: 'strandpromenaden', district: 'centrum', point: [12.2858, 58.2818], share: 45, setting: 'park' },
  { id: 'tingvalla', district: 'tingvalla', point: [12.3022, 58.2834], share: 45 },
  { id: 'hjortmossen', district: 'hjortmossen', point: [12.2845, 58.2788], share: 35 },
  { id: 'sylte', district: 'sylte', point: [12.2765, 58.2535], share: 50 },
  { id: 'lextorp', district: 'lextorp', point: [12.2945, 58.2525], share: 40 },
  { id: 'karlstorp', district: 'karlstorp', point: [12.2935, 58.2692], share: 45 },
  { id: 'skoftebyn', district: 'skoftebyn', point: [12.2735, 58.2632], share: 35, setting: 'park' },
  { id: 'innovatum', district: 'innovatum', point: landmark('innovatum'), share: 30, setting: 'park' },
  { id: 'stavre', district: 'stavre', point: [12.3142, 58.284], share: 40 },
  { id: 'dannebacken', district: 'dannebacken', point: [12.3175, 58.2913], share: 28 },
  { id: 'kallstorp', district: 'kallstorp', point: [12.2785, 58.2937], share: 32 },
  { id: 'stromslund', district: 'stromslund', point: [12.2541, 58.2841], share: 34 },
  { id: 'bjorndalen', district: 'bjorndalen', point: [12.2836, 58.3044], share: 24 },
  { id: 'skogshojden', district: 'skogshojden', point: [12.2827, 58.3239], share: 36 },
  { id: 'nal', district: 'skogshojden', point: landmark('nal'), share: 26, setting: 'shops', hours: 'shops' },
  {
    id: 'overby',
    district: 'overby',
    point: landmark('overby'),
    share: 44,
    setting: 'shops',
    hours: 'shops',
  },
  { id: 'stallbacka', district: 'stallbacka', point: [12.3106, 58.2984], share: 14, setting: 'shops' },
  { id: 'halvorstorp', district: 'halvorstorp', point: [12.3484, 58.2902], share: 12 },
  { id: 'sjuntorp', district: 'sjuntorp', point: [12.224, 58.1964], share: 26 },
];

/** Every place that reports are about. Velanda, Upphärad and Åsaka have none: a town never answers everywhere. */
export const SCENARIO_PLACES: readonly ScenarioPlace[] = [...SITES, ...EVERYDAY_PLACES].map((place) => ({
  ...EVERYDAY,
  ...place,
}));

function landmark(id: string): readonly [number, number] {
  const found = LANDMARKS.find((place) => place.id === id);
  if (found === undefined) throw new RangeError(`No landmark is called "${id}".`);
  return found.point;
}
