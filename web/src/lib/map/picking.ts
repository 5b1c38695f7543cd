import type { Map as MapLibre } from 'maplibre-gl';

export interface Picking {
  /** A point was picked, [longitude, latitude]. */
  onpick: (at: [number, number]) => void;
  still: boolean;
}

/** The arrows move the map under the cross in its middle by so much; with Shift farther. Pixels. */
const STEP = 24;
const FAR_STEP = 120;
const AXES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Picks a point by click, or by moving the map under a cross with the arrows and pressing Enter. */
export function pickPoints(map: MapLibre, { onpick, still }: Picking): void {
  map.on('click', (event) => onpick(event.lngLat.toArray()));
  map.getCanvas().addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const axis = AXES[event.key];
    const step = event.shiftKey ? FAR_STEP : STEP;
    const motion = { duration: still ? 0 : 80 };
    if (axis !== undefined) map.panBy([axis[0] * step, axis[1] * step], motion);
    else if (event.key === 'Enter' || event.key === ' ') onpick(map.getCenter().toArray());
    else if (event.key === '+' || event.key === '=') map.zoomIn(motion);
    else if (event.key === '-') map.zoomOut(motion);
    else return;
    event.preventDefault();
  });
}
