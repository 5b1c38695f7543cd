import type { InferResponseType } from 'hono/client';
import { api, type Api } from '../api.ts';

export type SavedView = InferResponseType<Api['views']['$get'], 200>[number];

/** How a change of the saved views ended. */
export type Outcome = 'done' | 'name_taken' | 'failed';

/** The saved views of the municipality, and what can be done with them. Nothing changes here before the server has agreed. */
export class SavedViews {
  #list = $state.raw<readonly SavedView[] | null>(null);
  #failed = $state(false);
  readonly #language: string;
  readonly #client = api(location.origin, fetch).views;

  constructor(language: string) {
    this.#language = language;
  }

  /** By name; null until they are here. */
  get list(): readonly SavedView[] | null {
    return this.#list;
  }

  /** Whether the list could not be fetched. */
  get failed(): boolean {
    return this.#failed;
  }

  async load(): Promise<void> {
    this.#failed = false;
    const answer = await this.#client.$get().catch(() => null);
    if (answer?.ok) this.#keep(await answer.json());
    else this.#failed = true;
  }

  /** The view of that name, whatever its case. */
  named(name: string): SavedView | null {
    const plain = name.trim().toLowerCase();
    return this.#list?.find((view) => view.name.toLowerCase() === plain) ?? null;
  }

  async save(name: string, query: string): Promise<Outcome> {
    const answer = await this.#client.$post({ json: { name, page: 'map', query } }).catch(() => null);
    return this.#ended(answer);
  }

  /** Writes a name and a query over a view, or brings a removed one back. */
  async change(id: string, name: string, query: string): Promise<Outcome> {
    const json = { name, page: 'map' as const, query };
    const answer = await this.#client[':id'].$put({ param: { id }, json }).catch(() => null);
    return this.#ended(answer);
  }

  async remove(id: string): Promise<Outcome> {
    return this.#ended(await this.#client[':id'].$delete({ param: { id } }).catch(() => null));
  }

  async #ended(answer: { ok: boolean; status: number } | null): Promise<Outcome> {
    if (answer?.status === 409) return 'name_taken';
    if (!answer?.ok) return 'failed';
    await this.load();
    return 'done';
  }

  #keep(views: readonly SavedView[]): void {
    this.#list = [...views].sort((a, b) => a.name.localeCompare(b.name, this.#language));
  }
}
