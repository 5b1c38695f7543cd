import {
  EMPTY_FILTER,
  filterQuery,
  parseFilter,
  type Brush,
  type Filter,
  type FilterProblem,
} from '@lyktan/geodata/filter/filter';
import { clockGrid } from '@lyktan/geodata/cube/brush';
import type { Cube } from '@lyktan/geodata/cube/cube';
import { LIGHTS } from '@lyktan/geodata/vocabulary/vocabulary';
import type { Metadata } from '../api.ts';
import type { MapCamera, MapLight, PlaceRef } from '../map/model.ts';
import { findingOf, tooFew } from '../findings/finding.ts';
import { placeRows, type PlaceRow } from '../findings/places.ts';
import { ratesOf, readCube, referenceBreaks } from '../findings/reading.ts';
import { classBreaks } from '../findings/breaks.ts';
import { Cubes, type FetchCube } from './cubes.svelte.ts';
import type { PoliceEvents } from './policeEvents.svelte.ts';
import {
  parseView,
  SWITCHED_LAYERS,
  viewQuery,
  type ClockOrder,
  type SwitchedLayer,
  type ViewAddress,
} from './viewUrl.ts';

const MAP_LIGHTS = { daylight: 'day', twilight: 'dusk', dark: 'night' } as const;

export interface ViewParts {
  metadata: Metadata;
  fetchCube: FetchCube;
  /** Puts the view into the address bar; `push` leaves the one before in the history. */
  writeAddress: (query: string, push: boolean) => void;
  nameOfDistrict: (code: string) => string;
}

/** What the reader has chosen, and everything that follows from it. The address can rebuild it. */
export class View {
  filter = $state.raw<Filter>(EMPTY_FILTER);
  scale = $state.raw<number[] | null>(null);
  selected = $state.raw<PlaceRef | null>(null);
  highlighted = $state.raw<PlaceRef | null>(null);
  order = $state<ClockOrder>('midnight');
  layers = $state.raw<readonly SwitchedLayer[]>([]);
  camera = $state.raw<MapCamera | null>(null);
  /** Follows the chosen light; "all" keeps the last. */
  mapLight = $state<MapLight>('night');
  problems = $state.raw<readonly FilterProblem[]>([]);
  table = $state<'cells' | 'districts'>('cells');
  /** Names hexagons; set once the part that knows where they lie is loaded. */
  nameOfCell = $state.raw<((id: string) => string) | null>(null);
  /** The police's events: there while their layer is switched on and loaded. */
  events = $state.raw<PoliceEvents | null>(null);
  /** Whether a drag has ended: what costs a request waits for it. */
  settled = $state(true);

  readonly cubes: Cubes;
  readonly metadata: Metadata;
  readonly #parts: ViewParts;

  constructor(parts: ViewParts, params: URLSearchParams) {
    this.#parts = parts;
    this.metadata = parts.metadata;
    this.cubes = new Cubes(parts.fetchCube);
    this.#take(parseView(params));
  }

  readonly cube = $derived.by(() => this.cubes.answer?.cube ?? null);
  readonly brush = $derived<Brush>({
    hours: this.filter.hours,
    months: this.filter.months,
    light: this.filter.light,
  });
  /** The filter of what is shown: the answer's own fields, brushed as chosen now. */
  readonly shown = $derived.by<Filter>(() => ({ ...this.#answered, ...this.brush }));
  readonly isFiltered = $derived(filterQuery({ ...this.filter, layer: EMPTY_FILTER.layer }) !== '');
  readonly reading = $derived.by(() => this.cube && readCube(this.cube, this.brush));
  /** What is coloured: hexagons, or districts where these are switched on instead or hexagons may not be shown. */
  readonly surface = $derived.by<'cells' | 'districts'>(() => {
    const hidden = this.layers.includes('districtCounts') && !this.layers.includes('hexagons');
    return hidden || (this.cube && !this.cube.sections.cells) ? 'districts' : 'cells';
  });
  readonly breaks = $derived.by(() => this.scale ?? this.#reference);
  readonly cellRows = $derived.by<PlaceRow[]>(() =>
    this.reading?.cells
      ? placeRows(this.reading.cells, this.reading.minutes, this.nameOfCell ?? ((id) => id))
      : [],
  );
  readonly districtRows = $derived.by<PlaceRow[]>(() =>
    this.reading ? placeRows(this.reading.districts, this.reading.minutes, this.#parts.nameOfDistrict) : [],
  );
  readonly finding = $derived.by(() => {
    if (!this.reading) return null;
    const unit = this.reading.cells ? 'cell' : 'district';
    const rows = unit === 'cell' ? this.cellRows : this.districtRows;
    return findingOf(
      this.reading.total,
      rows.map((row) => ({ name: row.name, mass: row.figure.mass })),
      unit,
    );
  });
  readonly uncertain = $derived.by(() => this.reading !== null && tooFew(this.reading.total));
  /** The clock's dots: all lights, and the chosen one. */
  readonly clock = $derived.by(() => this.cube && municipalityGrid(this.cube, null));
  readonly litClock = $derived.by(() =>
    this.cube && this.filter.light ? municipalityGrid(this.cube, this.filter.light) : null,
  );

  readonly #answered = $derived.by(
    () => parseFilter(new URLSearchParams(this.cubes.answer?.query ?? '')).filter,
  );
  readonly #reference = $derived.by(() => {
    const section = this.cube?.sections[this.surface];
    return this.cube && section ? referenceBreaks(this.cube, section) : [1, 2, 3, 4, 5];
  });

  /** Hours, months or light: everything follows in the same frame, nothing is fetched, history gets no entry. */
  setBrush(brush: Partial<Brush>, settled = true): void {
    this.filter = { ...this.filter, ...brush };
    this.settled = settled;
    this.#followLight();
    this.#write(false);
  }

  /** Any other field: another cube is fetched, the way back stays open. */
  setFilter(fields: Partial<Filter>): void {
    this.filter = { ...this.filter, ...fields };
    this.problems = [];
    // With a gender districts are coloured instead of hexagons: breaks fixed for the one do not fit the other.
    if ('gender' in fields) this.scale = null;
    this.#write(true);
    this.cubes.ask(this.filter);
  }

  clear(): void {
    this.setFilter({ ...EMPTY_FILTER, layer: this.filter.layer });
  }

  select(place: PlaceRef | null): void {
    this.selected = place;
    this.#write(false);
  }

  highlight(place: PlaceRef | null): void {
    if (place?.id !== this.highlighted?.id || place?.kind !== this.highlighted?.kind)
      this.highlighted = place;
  }

  /** Hexagons and districts as areas take turns: one legend cannot speak for both. */
  switchLayer(layer: SwitchedLayer, on: boolean): void {
    const other = layer === 'hexagons' ? 'districtCounts' : layer === 'districtCounts' ? 'hexagons' : null;
    this.layers = SWITCHED_LAYERS.filter((one) =>
      one === layer ? on : this.layers.includes(one) && !(on && one === other),
    );
    if (other) this.scale = null;
    this.#write(false);
  }

  /** Where the map came to rest after the reader moved it. */
  moveTo(camera: MapCamera): void {
    this.camera = camera;
    this.#write(false);
  }

  setOrder(order: ClockOrder): void {
    this.order = order;
    this.#write(false);
  }

  /** The named action that moves the class breaks: to what is shown now, or back to the fixed ones. */
  rescale(): void {
    const section = this.cube?.sections[this.surface];
    if (!this.cube || !section) return;
    this.scale = this.scale ? null : classBreaks(ratesOf(this.cube, section, this.brush));
    this.#write(false);
  }

  /** Takes the view of an address: the back and forward buttons. */
  take(params: URLSearchParams): void {
    this.#take(parseView(params));
    this.cubes.ask(this.filter);
  }

  #take(address: ViewAddress & { problems: FilterProblem[] }): void {
    this.filter = address.filter;
    this.scale = address.scale;
    this.selected = address.selected;
    this.order = address.order;
    this.layers = address.layers;
    this.camera = address.camera;
    this.problems = address.problems;
    this.#followLight();
  }

  #followLight(): void {
    const light = this.filter.light;
    if (light && LIGHTS.includes(light)) this.mapLight = MAP_LIGHTS[light];
  }

  #write(push: boolean): void {
    this.#parts.writeAddress(viewQuery(this), push);
  }
}

/** A cube without any report has no municipality row either. */
function municipalityGrid({ sections }: Cube, light: Brush['light']): Float64Array {
  return sections.municipality.places.length > 0
    ? clockGrid(sections.municipality, 0, light)
    : new Float64Array(12 * 24);
}
