import type { Brush } from '../filter/filter.ts';
import { hourRanges, monthRanges, type IndexRange } from '../filter/ranges.ts';
import { LIGHTS, type KnownLight } from '../vocabulary/vocabulary.ts';
import {
  HOUR_CLASSES,
  LIGHT_CLASSES,
  slotOf,
  type CubeHeader,
  type CubePlane,
  type CubeSection,
  type SlotBox,
} from './cube.ts';

/** Weight inside the brush by place, in units of 1/2520 report; `timed` from reports with an instant. */
export interface BrushedWeights {
  mass: Float64Array;
  timed: Float64Array;
}

/** Buffers that fit a section, to be filled again at every brush. */
export function brushBuffers(section: CubeSection): BrushedWeights {
  return { mass: new Float64Array(section.places.length), timed: new Float64Array(section.places.length) };
}

/**
 * The weight of each place inside hours, months and light; null asks for all, the unknown included. Takes the same
 * time whatever the number of reports: a few additions a place.
 * @param into buffers of this section to overwrite and return
 */
export function brush(section: CubeSection, selection: Brush, into = brushBuffers(section)): BrushedWeights {
  into.mass.fill(0);
  into.timed.fill(0);
  for (const { plane, box } of boxesOf(section, selection)) {
    addBox(into.mass, plane.mass, box);
    addBox(into.timed, plane.timed, box);
  }
  return into;
}

/**
 * Weight of one place at [month * 24 + hour], known months and hours only, each minute on its own day.
 * @param light null = all, the unknown included
 */
export function clockGrid(section: CubeSection, placeIndex: number, light: KnownLight | null): Float64Array {
  const grid = new Float64Array(12 * 24);
  for (let month = 0; month < 12; month += 1) {
    for (let hour = 0; hour < 24; hour += 1) {
      const box: SlotBox = { light: lightRange(light), month: [month, month + 1], hour: [hour, hour + 1] };
      grid[month * 24 + hour] = boxSum(section, placeIndex, box);
    }
  }
  return grid;
}

/** Weight of one place by local hour, 24 = unknown, each minute on its own day. */
export function hourProfile(
  section: CubeSection,
  placeIndex: number,
  months: Brush['months'],
  light: KnownLight | null,
): Float64Array {
  return Float64Array.from({ length: HOUR_CLASSES }, (_, hour) => {
    const sums = monthRanges(months).map((month) =>
      boxSum(section, placeIndex, { light: lightRange(light), month, hour: [hour, hour + 1] }),
    );
    return sums.reduce((sum, part) => sum + part, 0);
  });
}

/** Minutes of the period inside the brush, known hours, months and lights: the denominator of a rate. */
export function brushExposureMinutes(header: Pick<CubeHeader, 'exposure'>, selection: Brush): number {
  const { own, night } = hourRanges(selection.hours);
  let minutes = 0;
  for (const month of monthRanges(selection.months)) {
    minutes += exposureIn(header.exposure.own, month, own, selection.light);
    if (night) minutes += exposureIn(header.exposure.night, month, night, selection.light);
  }
  return minutes;
}

function exposureIn(
  minutes: readonly number[],
  months: IndexRange,
  hours: IndexRange,
  light: KnownLight | null,
): number {
  const [fromLight, toLight] = lightRange(light);
  let sum = 0;
  for (let month = months[0]; month < Math.min(months[1], 12); month += 1) {
    for (let hour = hours[0]; hour < Math.min(hours[1], 24); hour += 1) {
      for (let of = fromLight; of < Math.min(toLight, 3); of += 1)
        sum += minutes[(month * 24 + hour) * 3 + of] ?? 0;
    }
  }
  return sum;
}

function boxesOf(
  section: CubeSection,
  { hours, months, light }: Brush,
): { plane: CubePlane; box: SlotBox }[] {
  const { own, night } = hourRanges(hours);
  return monthRanges(months).flatMap((month) => {
    const box = { light: lightRange(light), month };
    const boxes = [{ plane: section.own, box: { ...box, hour: own } }];
    if (night) boxes.push({ plane: section.night, box: { ...box, hour: night } });
    return boxes;
  });
}

function lightRange(light: KnownLight | null): IndexRange {
  if (light === null) return [0, LIGHT_CLASSES];
  const index = LIGHTS.indexOf(light);
  return [index, index + 1];
}

/** Adds the sum of a box to every place: prefix sums at its corners, alternately added and taken away. */
function addBox(out: Float64Array, sums: Float64Array, box: SlotBox): void {
  const places = out.length;
  for (const [slot, sign] of corners(box)) {
    const from = slot * places;
    if (sign > 0) for (let place = 0; place < places; place += 1) out[place]! += sums[from + place]!;
    else for (let place = 0; place < places; place += 1) out[place]! -= sums[from + place]!;
  }
}

function boxSum({ own, places }: CubeSection, placeIndex: number, box: SlotBox): number {
  return corners(box).reduce(
    (sum, [slot, sign]) => sum + sign * own.mass[slot * places.length + placeIndex]!,
    0,
  );
}

/** Slots whose inclusive prefix sums make up a box, with their signs; sums before the first class are zero. */
function corners({ light, month, hour }: SlotBox): [slot: number, sign: number][] {
  return ends(light).flatMap(([l, lightSign]) =>
    ends(month).flatMap(([m, monthSign]) =>
      ends(hour).map(([h, hourSign]): [number, number] => [
        slotOf(l, m, h),
        lightSign * monthSign * hourSign,
      ]),
    ),
  );
}

function ends([from, to]: IndexRange): [index: number, sign: number][] {
  return from === 0
    ? [[to - 1, 1]]
    : [
        [to - 1, 1],
        [from - 1, -1],
      ];
}
