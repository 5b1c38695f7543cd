import type { Cube } from '@lyktan/geodata/cube/cube';
import { EMPTY_FILTER, filterQuery, type Brush } from '@lyktan/geodata/filter/filter';
import { fetchCube } from '../api.ts';
import { placeValues } from '../findings/placeValues.ts';
import { readCube, referenceBreaks } from '../findings/reading.ts';
import type { PlaceValues } from '../map/model.ts';

/** Reports under the drawing: all of them, fetched once and brushed by the window that is being set. */
export class Reports {
  #cube: Cube | null = $state.raw(null);
  failed = $state(false);
  /** Between the six classes, in reports per 1,000 hours and hexagon; they stay while windows change. */
  readonly breaks = $derived.by(() => {
    const cells = this.#cube?.sections.cells;
    return this.#cube && cells ? referenceBreaks(this.#cube, cells) : null;
  });

  /** Fetches what has been reported, by this district layer. */
  async fetch(layer: string, signal: AbortSignal): Promise<void> {
    this.failed = false;
    try {
      this.#cube = await fetchCube(filterQuery({ ...EMPTY_FILTER, layer }), signal);
    } catch {
      this.failed = !signal.aborted;
    }
  }

  /** The hexagons in a brush; null before they are fetched. */
  within(brush: Brush): PlaceValues | null {
    if (this.#cube === null || this.breaks === null) return null;
    const { cells, minutes } = readCube(this.#cube, brush);
    return cells === null ? null : placeValues(cells, minutes / 60, this.breaks);
  }
}
