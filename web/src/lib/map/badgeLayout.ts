import { overlap, type Rect } from './tagLayout.ts';

/** A badge to be put by a name. */
export interface BadgeRequest {
  id: string;
  name: string;
  /** Where the name stands, pixels. */
  at: readonly [number, number];
}

/** Side of a badge and of what a finger or pointer needs, pixels. */
export const BADGE_PX = 24;
/** A name drawn around its point: about 13 px high, 7 px a letter. */
const NAME_HALF_HEIGHT = 9;
const LETTER_PX = 7;
const GAP_PX = 2;

/**
 * Puts each badge above its name, else below it, left or right of it: the first side where it covers neither another name
 * nor a badge already put, or the first where every side does.
 * @returns the left top corner of each badge, by id
 */
export function placeBadges(
  requests: readonly BadgeRequest[],
  names: readonly Pick<BadgeRequest, 'name' | 'at'>[],
): Map<string, [number, number]> {
  const taken: Rect[] = names.map(nameBox);
  const placed = new Map<string, [number, number]>();
  for (const request of requests) {
    const sides = sidesOf(request);
    const [left, top] = sides.find((side) => !taken.some((box) => overlap(boxOf(side), box))) ?? sides[0]!;
    placed.set(request.id, [Math.round(left), Math.round(top)]);
    taken.push(boxOf([left, top]));
  }
  return placed;
}

function sidesOf({ name, at: [x, y] }: BadgeRequest): [number, number][] {
  const half = halfWidth(name);
  const middle = BADGE_PX / 2;
  return [
    [x - middle, y - NAME_HALF_HEIGHT - GAP_PX - BADGE_PX],
    [x - middle, y + NAME_HALF_HEIGHT + GAP_PX],
    [x - half - GAP_PX - BADGE_PX, y - middle],
    [x + half + GAP_PX, y - middle],
  ];
}

function nameBox({ name, at: [x, y] }: Pick<BadgeRequest, 'name' | 'at'>): Rect {
  const half = halfWidth(name);
  return { left: x - half, right: x + half, top: y - NAME_HALF_HEIGHT, bottom: y + NAME_HALF_HEIGHT };
}

function halfWidth(name: string): number {
  return (name.length * LETTER_PX) / 2;
}

function boxOf([left, top]: readonly [number, number]): Rect {
  return { left, top, right: left + BADGE_PX, bottom: top + BADGE_PX };
}
