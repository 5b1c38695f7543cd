import type { Layer } from '@deck.gl/core';
import type { Feature, Point } from 'geojson';
import type { PointProperties } from '../map/model.ts';
import type { MapLayer, Scene } from './layer.ts';

/** Single reports, only where the caller found few enough to draw one by one. */
export const points: MapLayer = {
  id: 'points',
  shownByDefault: false,
  legend: 'dot',
  deck: (scene, shown) => [dots(scene, shown)],
};

function dots({ model, parts, selection, version }: Scene, shown: boolean): Layer {
  const [light, dark] = selection;
  return new parts.ScatterplotLayer<Feature<Point, PointProperties>>({
    id: 'points',
    data: model.points?.features ?? [],
    visible: shown,
    getPosition: ({ geometry }) => geometry.coordinates as [number, number],
    // Area, not radius, follows the share of the report that lies inside the filter.
    getRadius: ({ properties }) => 1.2 + 3 * Math.sqrt(properties.share),
    radiusUnits: 'pixels',
    getFillColor: [light[0], light[1], light[2], 215],
    stroked: true,
    getLineColor: [dark[0], dark[1], dark[2], 235],
    getLineWidth: 1,
    lineWidthUnits: 'pixels',
    updateTriggers: { getFillColor: version, getLineColor: version },
    parameters: { depthCompare: 'always', depthWriteEnabled: false },
  });
}
