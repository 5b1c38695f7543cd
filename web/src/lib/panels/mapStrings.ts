import type { Metadata } from '../api.ts';
import type { Words } from '../i18n/words.ts';
import type { MapStrings } from '../map/model.ts';
import { MOST_POINTS } from '../state/points.svelte.ts';
import { SWITCHED_LAYERS } from '../state/viewUrl.ts';

/** The map's words: its name, buttons, layers and their sources. */
export function mapStrings({ t, n }: Words, metadata: Metadata, layer: string): MapStrings {
  const districts = metadata.layers.find((known) => known.key === layer);
  return {
    map: t('map.label'),
    keyboard: t('map.keyboard'),
    zoomIn: t('map.zoomIn'),
    zoomOut: t('map.zoomOut'),
    layers: t('layers.label'),
    scaleNote: districts?.approximate === false ? '' : t('map.scaleNote'),
    loading: t('map.loading'),
    failed: t('map.failed'),
    layerNames: Object.fromEntries(SWITCHED_LAYERS.map((id) => [id, t(`layers.${id}`)])),
    layerSources: {
      hexagons: t('layers.source.hexagons'),
      districtCounts: t('layers.source.districtCounts'),
      districts: t('layers.source.districts', {
        source: districts?.source ?? '',
        vintage: districts?.vintage ?? '',
        approximate: districts?.approximate ? 'yes' : 'no',
      }),
      focusAreas: t('layers.source.focusAreas'),
      points: t('layers.source.points', { count: n.whole(MOST_POINTS) }),
      events: t('layers.source.events'),
    },
  };
}
