import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import { LAYERS } from '../layers/layers.ts';
import { basemapLayers, basemapSources } from './basemap.ts';
import type { MapLight } from './model.ts';
import { inOrder } from './order.ts';
import { MAP_TOKENS } from './tokens.ts';

/** How long colours take from one light to another, milliseconds. */
export const LIGHT_CHANGE_MS = 400;

/** The whole style in one light: basemap and layers, in the order of order.ts. No glyphs: labels use the page's fonts. */
export function mapStyle(light: MapLight, transitionMs: number): StyleSpecification {
  const parts = LAYERS.map((layer) => layer.style?.(light, MAP_TOKENS[light]));
  return {
    version: 8,
    sources: Object.assign(basemapSources(), ...parts.map((part) => part?.sources ?? {})) as Record<
      string,
      SourceSpecification
    >,
    layers: styleLayers(light),
    transition: { duration: transitionMs, delay: 0 },
  };
}

/** Every property that differs between two lights: what to set on the living map to change its light. */
export function lightChanges(
  from: MapLight,
  to: MapLight,
): { layer: string; property: string; value: unknown; kind: 'paint' | 'layout' }[] {
  const before = new Map(styleLayers(from).map((layer) => [layer.id, layer]));
  return styleLayers(to).flatMap((layer) => {
    const old = before.get(layer.id);
    return [...differences('paint', old, layer), ...differences('layout', old, layer)];
  });
}

function styleLayers(light: MapLight): LayerSpecification[] {
  const own = LAYERS.flatMap((layer) => layer.style?.(light, MAP_TOKENS[light]).layers ?? []);
  return inOrder([...basemapLayers(light, MAP_TOKENS[light]), ...own]);
}

function differences(kind: 'paint' | 'layout', from: LayerSpecification | undefined, to: LayerSpecification) {
  const old = (from?.[kind] ?? {}) as Record<string, unknown>;
  return Object.entries(to[kind] ?? {})
    .filter(([property, value]) => JSON.stringify(old[property]) !== JSON.stringify(value))
    .map(([property, value]) => ({ layer: to.id, property, value: value as unknown, kind }));
}
