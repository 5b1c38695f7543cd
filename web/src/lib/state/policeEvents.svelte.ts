import { brushEvents, countEvents } from '@lyktan/geodata/event/brushEvents';
import { EMPTY_FILTER, filterQuery, type Filter } from '@lyktan/geodata/filter/filter';
import { localDate } from '@lyktan/geodata/time/localTime';
import type { InferResponseType } from 'hono/client';
import { api, type Api } from '../api.ts';
import type { catalogue } from '../i18n/pages/policeEvents.sv.ts';
import type { MessageKey } from '../i18n/sv.ts';
import type { Words } from '../i18n/words.ts';
import type { View } from './view.svelte.ts';

/** The layout's words with those of this layer. */
export type EventWords = Words<MessageKey | keyof typeof catalogue>;

type EventAnswer = InferResponseType<Api['events']['$get'], 200>;
/** An event as the API gives it. */
export type PoliceEvent = EventAnswer['events'][number];

/** Events of one district, or without a district where `code` is null. */
export interface EventGroup {
  code: string | null;
  /** The latest first. */
  events: PoliceEvent[];
}

export interface EventParts {
  words: EventWords;
  nameOfDistrict: (code: string) => string;
  fetchEvents: (query: string, signal: AbortSignal) => Promise<readonly PoliceEvent[]>;
}

/** The query that fetches a filter's events: hours, months, light and weekdays are brushed here, the rest is of reports. */
export function eventQuery({ period, districts, layer }: Filter): string {
  return filterQuery({ ...EMPTY_FILTER, period, districts, layer });
}

/**
 * The police's events for a view, made when their layer is switched on. Fetched once a fetched filter; whatever is brushed
 * follows without a request. While others are fetched, and if that fails, those before stay.
 */
export class PoliceEvents {
  readonly #view: Pick<View, 'filter' | 'metadata'>;
  readonly #parts: EventParts;
  #list = $state.raw<readonly PoliceEvent[] | null>(null);
  pending = $state(false);
  failed = $state(false);
  #asked: string | null = null;
  #request: AbortController | null = null;

  constructor(view: Pick<View, 'filter' | 'metadata'>, parts: EventParts) {
    this.#view = view;
    this.#parts = parts;
  }

  get words(): EventWords {
    return this.#parts.words;
  }

  nameOf(district: string): string {
    return this.#parts.nameOfDistrict(district);
  }

  get timeZone(): string {
    return this.#view.metadata.municipality.timeZone;
  }

  readonly shown = $derived.by(() => brushEvents(this.#list ?? [], this.#view.filter, this.timeZone));
  readonly counts = $derived.by(() => countEvents(this.shown));
  /** By district, the most first; without a district last. */
  readonly groups = $derived.by(() => groupEvents(this.shown));
  readonly loaded = $derived.by(() => this.#list !== null);
  /** Whether there is nothing to filter at all. */
  readonly notImported = $derived.by(
    () => this.#list?.length === 0 && !this.#view.filter.period && !this.#view.filter.districts,
  );

  /** The local date of an instant (ISO 8601), YYYY-MM-DD. */
  localDate(instant: string): string {
    return localDate(new Date(instant), this.timeZone);
  }

  /** A district's badge in words. */
  badgeText(name: string, count: number): string {
    return this.words.t('events.badge', { name, count, text: this.words.n.whole(count) });
  }

  /** Asks for a query's events; again for the same changes nothing, even where it failed: that is for `retry`. */
  ask(query: string): void {
    if (query === this.#asked) return;
    this.#asked = query;
    void this.#fetch(query);
  }

  retry(): void {
    if (this.#asked !== null) void this.#fetch(this.#asked);
  }

  /** No answer is wanted any more. */
  leave(): void {
    this.#request?.abort();
  }

  async #fetch(query: string): Promise<void> {
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    this.pending = true;
    this.failed = false;
    try {
      const list = await this.#parts.fetchEvents(query, request.signal);
      if (request.signal.aborted) return;
      this.#list = list;
    } catch {
      if (request.signal.aborted) return;
      this.failed = true;
    }
    this.pending = false;
  }
}

/** Asks the API for the events of a query. Throws where it does not give them. */
export async function fetchEvents(query: string, signal: AbortSignal): Promise<readonly PoliceEvent[]> {
  const address = api(location.origin, fetch).events.$url();
  address.search = query;
  const answer = await fetch(address, { signal });
  if (!answer.ok) throw new Error(`The events were not given: ${answer.status}`);
  return ((await answer.json()) as EventAnswer).events;
}

/** Events in the order given, in groups by district: the largest first, without a district last. */
export function groupEvents(events: readonly PoliceEvent[]): EventGroup[] {
  const groups = Map.groupBy(events, ({ district }) => district);
  return [...groups]
    .map(([code, found]) => ({ code, events: found }))
    .sort((a, b) => Number(a.code === null) - Number(b.code === null) || b.events.length - a.events.length);
}
