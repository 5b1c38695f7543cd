const METRES_PER_DEGREE = 111_320;
const DIRECTIONS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** A named point by which hexagons are named. */
export interface NamedPoint {
  name: string;
  /** [longitude, latitude] */
  point: readonly [number, number];
}

/** A hexagon named by the nearest named point: the point's own hexagon bears its name, others say how far and which way. */
export interface CellName {
  landmark: string;
  /** Null for the hexagon nearest to the landmark of all. */
  away: { distanceM: number; direction: Direction } | null;
}

/**
 * Names hexagons by their centres ([longitude, latitude]). Names are unique as long as no two hexagons lie equally
 * far (to 10 m) in the same direction from the same landmark.
 */
export function nameCells(
  ids: readonly string[],
  centreOf: (id: string) => readonly [number, number],
  points: readonly NamedPoint[],
): Map<string, CellName> {
  const found = ids.map((id) => ({ id, ...nearest(centreOf(id), points) }));
  const closest = new Map<string, { id: string; distanceM: number }>();
  for (const { id, landmark, distanceM } of found) {
    const best = closest.get(landmark.name);
    if (!best || distanceM < best.distanceM) closest.set(landmark.name, { id, distanceM });
  }
  return new Map(
    found.map(({ id, landmark, distanceM, direction }) => {
      // Beyond 250 m a hexagon does not hold the landmark, even if no other is nearer.
      const own = closest.get(landmark.name)?.id === id && distanceM < 250;
      const away = own ? null : { distanceM: Math.round(distanceM / 10) * 10, direction };
      return [id, { landmark: landmark.name, away }];
    }),
  );
}

function nearest(point: readonly [number, number], points: readonly NamedPoint[]) {
  const scale = Math.cos((point[1] * Math.PI) / 180);
  let best: { landmark: NamedPoint; distanceM: number; direction: Direction } | null = null;
  for (const landmark of points) {
    const east = (point[0] - landmark.point[0]) * scale * METRES_PER_DEGREE;
    const north = (point[1] - landmark.point[1]) * METRES_PER_DEGREE;
    const distanceM = Math.hypot(east, north);
    if (!best || distanceM < best.distanceM)
      best = { landmark, distanceM, direction: directionOf(east, north) };
  }
  return best as NonNullable<typeof best>;
}

/** Which way the hexagon lies from the landmark. */
function directionOf(east: number, north: number): Direction {
  const turn = Math.atan2(east, north) / (2 * Math.PI);
  return DIRECTIONS[((Math.round(turn * 8) % 8) + 8) % 8] as Direction;
}
