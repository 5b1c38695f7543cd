import { filterQuery, type Filter } from '@lyktan/geodata/filter/filter';
import { REPORT_WEIGHT } from '../findings/figures.ts';
import type { Points } from '../map/model.ts';
import { api } from '../api.ts';

/** More points than this are not drawn one by one. */
export const MOST_POINTS = 1000;
const QUIET_MS = 400;

/** Single reports of the filter, fetched only while their layer is on and only once the filter has come to rest. */
export class PointsLoader {
  #points = $state.raw<Points | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = '';

  get shown(): Points | null {
    return this.#points;
  }

  /** Follows a filter; null empties the layer. */
  follow(filter: Filter | null): void {
    clearTimeout(this.#timer);
    // Gender never brings single reports to a place.
    const query = filter && !filter.gender ? filterQuery(filter) : null;
    if (query === null) {
      this.#points = null;
      this.#asked = '';
      return;
    }
    this.#timer = setTimeout(() => void this.#fetch(query), QUIET_MS);
  }

  async #fetch(query: string): Promise<void> {
    this.#asked = query;
    const words = Object.fromEntries(new URLSearchParams(query));
    const answer = await api(location.origin, fetch).reports.$get({
      query: { ...words, limit: String(MOST_POINTS) },
    });
    if (!answer.ok || this.#asked !== query) return;
    const page = await answer.json();
    // Part of the reports drawn as if it were all of them would mislead: then none.
    this.#points = page.next === null ? pointsOf(page.features as never) : null;
  }
}

interface ReportFeature {
  geometry: { coordinates: [number, number] } | null;
  properties: { id: string; weight: number };
}

function pointsOf(features: readonly ReportFeature[]): Points {
  return {
    type: 'FeatureCollection',
    features: features.flatMap(({ geometry, properties }) =>
      geometry
        ? [
            {
              type: 'Feature' as const,
              geometry: { type: 'Point' as const, coordinates: geometry.coordinates },
              properties: { id: properties.id, share: properties.weight / REPORT_WEIGHT },
            },
          ]
        : [],
    ),
  };
}
