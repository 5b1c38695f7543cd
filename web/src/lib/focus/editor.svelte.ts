import { bodyOf, type AreaDraft } from './draft.ts';
import { change, type Outcome } from './areas.ts';
import { forgetDraft, keepDraft } from './keptDrafts.ts';
import type { Corners } from './shape.ts';

const MOST_STEPS = 100;

/** A draft being edited: undo and redo of its outline, kept at every step, saved when asked. */
export class AreaEditor {
  draft: AreaDraft = $state.raw() as AreaDraft;
  /** The outline while a corner is being dragged or the next one sought; null at rest. */
  live: Corners | null = $state.raw(null);
  /** Index of the window that is open on the small clock. */
  window = $state(0);
  /** Index of the corner that the list of corners has in hand. */
  marked: number | null = $state(null);
  saving = $state(false);
  /** Of the last attempt to save, where it failed. */
  failure: Exclude<Outcome, { kind: 'saved' }> | null = $state.raw(null);
  #past: Corners[] = $state.raw([]);
  #future: Corners[] = $state.raw([]);
  readonly #origin: string;

  /** `origin` is what stands in the database (or the empty form): leaving it unchanged loses nothing. */
  constructor(draft: AreaDraft, origin: AreaDraft = draft) {
    this.draft = draft;
    this.#origin = JSON.stringify(origin);
  }

  get changed(): boolean {
    return JSON.stringify(this.draft) !== this.#origin;
  }

  /** The outline as it looks at this moment. */
  get corners(): Corners {
    return this.live ?? this.draft.corners;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  set(part: Partial<AreaDraft>): void {
    this.draft = { ...this.draft, ...part };
    if (this.changed) keepDraft(this.draft);
    else forgetDraft(this.draft.id);
  }

  /** A new outline, as one step that can be undone. */
  reshape(corners: Corners): void {
    this.live = null;
    if (JSON.stringify(corners) === JSON.stringify(this.draft.corners)) return;
    this.#past = [...this.#past, this.draft.corners].slice(-MOST_STEPS);
    this.#future = [];
    this.set({ corners });
  }

  undo(): void {
    const last = this.#past.at(-1);
    if (last === undefined) return;
    this.#future = [...this.#future, this.draft.corners];
    this.#past = this.#past.slice(0, -1);
    this.live = null;
    this.set({ corners: last });
  }

  redo(): void {
    const next = this.#future.at(-1);
    if (next === undefined) return;
    this.#past = [...this.#past, this.draft.corners];
    this.#future = this.#future.slice(0, -1);
    this.live = null;
    this.set({ corners: next });
  }

  /** Saves as a new area, or over the version that the draft was made from. The draft stays until it is saved. */
  async save(): Promise<Outcome> {
    const { id, version } = this.draft;
    const body = bodyOf(this.draft);
    this.saving = true;
    this.failure = null;
    const outcome = await change((areas) =>
      id === null
        ? areas.$post({ json: body })
        : areas[':id'].$put({ param: { id }, json: { ...body, version: version ?? 0 } }),
    );
    this.saving = false;
    if (outcome.kind === 'saved') forgetDraft(id);
    else this.failure = outcome;
    return outcome;
  }

  /** Lets the draft go. */
  discard(): void {
    forgetDraft(this.draft.id);
  }
}
