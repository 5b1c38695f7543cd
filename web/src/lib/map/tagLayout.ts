/** A rectangle on the screen, CSS pixels from the map's top left corner. */
export interface Rect {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export type ScreenPoint = readonly [x: number, y: number];

export interface TagRequest {
  id: string;
  /** Outline of the area on the screen. */
  ring: readonly ScreenPoint[];
  width: number;
  height: number;
}

/** Something better left uncovered: how much it matters, and how far it reaches to both sides, pixels. */
export interface Mark {
  at: ScreenPoint;
  weight: number;
  reach: number;
}

export interface TagSurroundings {
  /** Where tags may stand: the map less the panels over it. */
  free: Rect;
  /** Controls and legends inside the free space. */
  obstacles: readonly Rect[];
  /** Coloured hexagons and names. */
  marks: readonly Mark[];
}

/** Where a tag stands, and its leader: from the tag's edge over an elbow to the area's outline. */
export interface TagPlace {
  id: string;
  box: Rect;
  leader: readonly [ScreenPoint, ScreenPoint, ScreenPoint];
}

const GAP = 10;
const STUB = 20;
const ROW_STEP = 18;
/** Beyond this a leader is hard to follow. */
const LONG_LEADER = 150;

/**
 * Places the tags one after another where each is near its area and covers no panel, control, other tag or area, and as
 * little data as can be. An area outside the free space gets none, and so does a tag for which there is no room.
 */
export function placeTags(requests: readonly TagRequest[], around: TagSurroundings): TagPlace[] {
  const areas = requests.map(({ ring }) => boundsOf(ring));
  const placed: TagPlace[] = [];
  requests.forEach((request, i) => {
    if (!overlap(areas[i] as Rect, around.free)) return;
    const taken = [...around.obstacles, ...placed.map(({ box }) => box)];
    const best = candidates(request, around.free)
      .filter(({ box }) => taken.every((other) => !overlap(grown(box, GAP), other)))
      .map((place) => ({ place, cost: costOf(place, areas, around.marks, placed) }))
      .sort((a, b) => a.cost - b.cost)[0];
    if (best !== undefined) placed.push(best.place);
  });
  return placed;
}

/** Columns: at both edges of the free space and close to the area on both sides; rows every few pixels. */
function candidates({ id, ring, width, height }: TagRequest, free: Rect): TagPlace[] {
  const area = boundsOf(ring);
  const middle = (area.left + area.right) / 2;
  const lefts = [
    free.left,
    free.right - width,
    area.left - width - 2 * STUB,
    area.right + 2 * STUB,
    middle - width / 2,
  ];
  const places: TagPlace[] = [];
  for (const left of lefts) {
    if (left < free.left || left + width > free.right) continue;
    for (let top = free.top; top + height <= free.bottom; top += ROW_STEP) {
      const box = { left, top, right: left + width, bottom: top + height };
      places.push({ id, box, leader: leaderOf(box, ring) });
    }
  }
  return places;
}

/** Leaves the tag sideways, or straight from above or below where the tag stands over its area. */
export function leaderOf(box: Rect, ring: readonly ScreenPoint[]): TagPlace['leader'] {
  const area = boundsOf(ring);
  const y = (box.top + box.bottom) / 2;
  const x = (box.left + box.right) / 2;
  const areaX = (area.left + area.right) / 2;
  const [start, elbow]: [ScreenPoint, ScreenPoint] =
    box.right <= areaX
      ? [
          [box.right, y],
          [box.right + STUB, y],
        ]
      : box.left >= areaX
        ? [
            [box.left, y],
            [box.left - STUB, y],
          ]
        : box.top > area.top
          ? [
              [x, box.top],
              [x, box.top - STUB / 2],
            ]
          : [
              [x, box.bottom],
              [x, box.bottom + STUB / 2],
            ];
  return [start, elbow, nearest(elbow, ring)];
}

function costOf(
  place: TagPlace,
  areas: readonly Rect[],
  marks: TagSurroundings['marks'],
  placed: readonly TagPlace[],
): number {
  const [start, elbow, anchor] = place.leader;
  const length = distance(start, elbow) + distance(elbow, anchor);
  const ground = grown(place.box, 16);
  const covered = marks
    .filter(({ at: [x, y], reach }) =>
      overlap(ground, { left: x - reach, top: y, right: x + reach + 1, bottom: y + 1 }),
    )
    .reduce((sum, { weight }) => sum + weight, 0);
  const crossing = placed.filter(
    ({ leader, box }) => crosses([elbow, anchor], [leader[1], leader[2]]) || holds(box, elbow),
  ).length;
  const onArea = areas.filter((area) => overlap(place.box, area)).length;
  const far = Math.max(0, length - LONG_LEADER);
  return length + 4 * far + covered * 14 + crossing * 400 + onArea * 900;
}

/** Nearest point of a ring's outline. */
function nearest([x, y]: ScreenPoint, ring: readonly ScreenPoint[]): ScreenPoint {
  let best: ScreenPoint = ring[0] ?? [x, y];
  for (let i = 0; i + 1 < ring.length; i++) {
    const [[ax, ay], [bx, by]] = [ring[i] as ScreenPoint, ring[i + 1] as ScreenPoint];
    const lengthSquared = (bx - ax) ** 2 + (by - ay) ** 2 || 1;
    const share = Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / lengthSquared));
    const point: ScreenPoint = [ax + (bx - ax) * share, ay + (by - ay) * share];
    if (distance(point, [x, y]) < distance(best, [x, y])) best = point;
  }
  return best;
}

/** Bounding rectangle. */
export function boundsOf(ring: readonly ScreenPoint[]): Rect {
  const xs = ring.map(([x]) => x);
  const ys = ring.map(([, y]) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/** Whether two rectangles share ground. */
export function overlap(a: Rect, b: Rect): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function grown({ left, top, right, bottom }: Rect, by: number): Rect {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by };
}

function holds({ left, top, right, bottom }: Rect, [x, y]: ScreenPoint): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}

function distance([ax, ay]: ScreenPoint, [bx, by]: ScreenPoint): number {
  return Math.hypot(bx - ax, by - ay);
}

function crosses([a, b]: [ScreenPoint, ScreenPoint], [c, d]: [ScreenPoint, ScreenPoint]): boolean {
  const turn = (p: ScreenPoint, q: ScreenPoint, r: ScreenPoint) =>
    Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  return turn(a, b, c) !== turn(a, b, d) && turn(c, d, a) !== turn(c, d, b);
}
