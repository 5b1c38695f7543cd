import type { FeatureCollection, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';

/**
 * The lines between and around areas, each drawn once: two neighbours' shared border would otherwise be
 * drawn twice and its dots run together. Neighbours must share the border's points exactly; where they do
 * not, both lines are kept. Chained into long lines so that a dash pattern runs on.
 */
export function boundaryLines(areas: FeatureCollection<Polygon | MultiPolygon, unknown>): MultiLineString {
  const seen = new Set<string>();
  const lines: Position[][] = [];
  for (const ring of ringsOf(areas)) {
    let line: Position[] = [];
    for (let i = 0; i + 1 < ring.length; i++) {
      const [start, end] = [ring[i] as Position, ring[i + 1] as Position];
      const key = segmentKey(start, end);
      if (!seen.has(key)) line.push(...(line.length === 0 ? [start, end] : [end]));
      else if (line.length > 0) line = finish(lines, line);
      seen.add(key);
    }
    finish(lines, line);
  }
  return { type: 'MultiLineString', coordinates: lines };
}

function finish(lines: Position[][], line: Position[]): Position[] {
  if (line.length > 1) lines.push(line);
  return [];
}

function ringsOf(areas: FeatureCollection<Polygon | MultiPolygon, unknown>): Position[][] {
  return areas.features.flatMap(({ geometry }) =>
    geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat(),
  );
}

function segmentKey(a: Position, b: Position): string {
  const [first, second] = [a.join(), b.join()];
  return first < second ? `${first}|${second}` : `${second}|${first}`;
}
