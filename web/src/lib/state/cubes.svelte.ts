import { fetchQuery, type Filter } from '@lyktan/geodata/filter/filter';
import type { Cube } from '@lyktan/geodata/cube/cube';

/** Fetched cubes kept: enough to step back and forth between a few filters. */
const MOST_KEPT = 8;

/** A cube with the request that it answers. */
export interface CubeAnswer {
  query: string;
  filter: Filter;
  cube: Cube;
}

export type FailureReason = { kind: 'network' } | { kind: 'format' } | { kind: 'status'; status: number };

/** Thrown by the fetch that is passed in, so that the page can say what failed. */
export class CubeFetchError extends Error {
  override name = 'CubeFetchError';
  readonly reason: FailureReason;
  constructor(reason: FailureReason) {
    super(`Cube not fetched: ${reason.kind}`);
    this.reason = reason;
  }
}

export type FetchCube = (query: string, signal: AbortSignal) => Promise<Cube>;

/**
 * The cube of the current filter. While another is fetched, and if that fails, the one before stays: the page never
 * shows half an answer. An answer to a question no longer asked is dropped.
 */
export class Cubes {
  /** What is shown. */
  answer = $state.raw<CubeAnswer | null>(null);
  /** The filter being fetched. */
  pending = $state.raw<Filter | null>(null);
  failure = $state.raw<{ filter: Filter; reason: FailureReason } | null>(null);

  readonly #fetchCube: FetchCube;
  readonly #kept = new Map<string, CubeAnswer>();
  #request: AbortController | null = null;
  #asked = '';

  constructor(fetchCube: FetchCube) {
    this.#fetchCube = fetchCube;
  }

  /** Asks for the filter's cube; the brushed fields do not matter. Asking again for the same changes nothing. */
  ask(filter: Filter): void {
    const query = fetchQuery(filter);
    if (this.#asked === query && (this.pending || this.answer?.query === query)) return;
    this.#asked = query;
    this.#request?.abort();
    this.failure = null;
    const kept = this.#kept.get(query);
    if (kept) this.#show(kept);
    else void this.#fetch(query, filter);
  }

  /** Asks once more for what failed. */
  retry(): void {
    const failed = this.failure;
    this.#asked = '';
    if (failed) this.ask(failed.filter);
  }

  async #fetch(query: string, filter: Filter): Promise<void> {
    const request = new AbortController();
    this.#request = request;
    this.pending = filter;
    try {
      const cube = await this.#fetchCube(query, request.signal);
      if (request.signal.aborted) return;
      this.#show({ query, filter, cube });
    } catch (error) {
      if (request.signal.aborted) return;
      this.pending = null;
      this.failure = { filter, reason: error instanceof CubeFetchError ? error.reason : { kind: 'format' } };
    }
  }

  #show(answer: CubeAnswer): void {
    // Taken out and put back last: the map's order is the order of use.
    this.#kept.delete(answer.query);
    this.#kept.set(answer.query, answer);
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    this.pending = null;
    this.answer = answer;
  }
}
