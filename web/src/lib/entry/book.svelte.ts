import type { KnownLight } from '@lyktan/geodata/vocabulary/vocabulary';
import { type Delivery, deliver, remove } from './delivery.ts';
import {
  emptyDraft,
  entryBody,
  isEmpty,
  type Draft,
  type EntryBody,
  type EntryTime,
  type Occasion,
} from './draft.ts';

/** An entry that was made: on its way, with the server, or refused by it. */
export interface MadeEntry {
  body: EntryBody;
  draft: Draft;
  placeName: string;
  state: 'waiting' | 'saved' | 'refused';
  /** What the server found wrong, field by field. */
  faults: string[];
  /** The sun's light and the number of hours, once stored. */
  stored: { light: KnownLight | null; hours: number } | null;
}

export type Said = {
  key: 'saved' | 'kept' | 'takenBack' | 'notTakenBack' | 'busy' | 'refused';
  place: string;
};

const DRAFT_KEY = 'lyktan.entry';
/** Stored ones are kept for this tab alone: what people said need not lie on the machine for longer. */
const SAVED_KEY = 'lyktan.entry.saved';

/** The occasion, the entry being written, and those made. Nothing written is lost by a reload or a failed request. */
export class EntryBook {
  occasion: Occasion = $state({ channel: 'dialogue', heardOn: '', name: '' });
  draft: Draft = $state(emptyDraft());
  /** Oldest first. */
  made: MadeEntry[] = $state([]);
  /** What happened last, to be read out. */
  said: Said | null = $state(null);
  sending = $state(false);
  #restored = false;

  constructor(today: string) {
    this.occasion.heardOn = today;
  }

  get waiting(): number {
    return this.made.filter(({ state }) => state === 'waiting').length;
  }

  /** Takes up what was kept in the browser. */
  restore(): void {
    const kept = readKept(localStorage, DRAFT_KEY) as Partial<EntryBook> | null;
    const saved = readKept(sessionStorage, SAVED_KEY) as MadeEntry[] | null;
    if (kept?.occasion && kept.occasion.name !== '') this.occasion = kept.occasion;
    if (kept?.draft) this.draft = { ...emptyDraft(), ...kept.draft };
    this.made = [...(saved ?? []), ...(kept?.made ?? [])];
    this.#restored = true;
    void this.send();
  }

  /** Keeps everything in the browser. Reads all state, so that an effect around it follows every change. */
  keep(): void {
    const { occasion, draft, made } = $state.snapshot({
      occasion: this.occasion,
      draft: this.draft,
      made: this.made,
    });
    if (!this.#restored) return;
    const unsaved = made.filter(({ state }) => state !== 'saved');
    writeKept(localStorage, DRAFT_KEY, { occasion, draft, made: unsaved });
    writeKept(
      sessionStorage,
      SAVED_KEY,
      made.filter(({ state }) => state === 'saved'),
    );
  }

  /** Puts the draft among those made and begins a new one. Returns false where the place is missing. */
  save(time: EntryTime, light: KnownLight | null): boolean {
    const draft = $state.snapshot(this.draft);
    const { place } = draft;
    if (place === null) return false;
    const body = entryBody(
      crypto.randomUUID(),
      $state.snapshot(this.occasion),
      { ...draft, place },
      time,
      light,
    );
    this.made = [
      ...this.made.filter(({ body: { id } }) => id !== draft.replaces),
      { body, draft, placeName: place.name, state: 'waiting', faults: [], stored: null },
    ];
    this.draft = emptyDraft();
    void this.send();
    return true;
  }

  /** Sends what waits, oldest first, until one cannot be delivered. */
  async send(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    try {
      for (let next = this.#next(); next !== undefined; next = this.#next()) {
        const outcome = await deliver(next.body, next.draft.replaces);
        this.#settle(next, outcome);
        if (outcome.kind === 'later') break;
      }
    } finally {
      this.sending = false;
    }
  }

  /** Takes an entry back, from the server too: a waiting one may have arrived there without our hearing of it. */
  async takeBack(entry: MadeEntry): Promise<void> {
    const place = entry.placeName;
    const gone = await remove(entry.body.id);
    if (gone) this.made = this.made.filter(({ body }) => body.id !== entry.body.id);
    this.said = { key: gone ? 'takenBack' : 'notTakenBack', place };
  }

  /** Opens an entry anew; saving then puts the new one in the place of the old. */
  change(entry: MadeEntry): boolean {
    if (!isEmpty($state.snapshot(this.draft))) {
      this.said = { key: 'busy', place: entry.placeName };
      return false;
    }
    this.draft = { ...$state.snapshot(entry.draft), replaces: entry.body.id };
    return true;
  }

  clear(): void {
    this.draft = emptyDraft();
  }

  #next(): MadeEntry | undefined {
    return this.made.find(({ state }) => state === 'waiting');
  }

  #settle(entry: MadeEntry, outcome: Delivery): void {
    const place = entry.placeName;
    // Taken back meanwhile: then it is no longer among those made.
    switch (outcome.kind) {
      case 'stored':
        entry.state = 'saved';
        entry.stored = { light: outcome.light, hours: outcome.hours };
        entry.draft.replaces = null;
        this.said = { key: 'saved', place };
        return;
      case 'refused':
        entry.state = 'refused';
        entry.faults = outcome.fields;
        this.said = { key: 'refused', place };
        return;
      case 'later':
        this.said = { key: 'kept', place };
        return;
      default:
        outcome satisfies never;
    }
  }
}

function readKept(storage: Storage, key: string): unknown {
  try {
    return JSON.parse(storage.getItem(key) ?? 'null');
  } catch {
    // Not ours, or cut off: begin anew.
    return null;
  }
}

function writeKept(storage: Storage, key: string, value: unknown): void {
  try {
    storage.setItem(key, JSON.stringify(value));
  } catch {
    // A full or forbidden storage: the page works on, only a reload would lose what is not sent.
  }
}
