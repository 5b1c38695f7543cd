import type { Language } from '#lib/i18n/language.ts';
import { type ChosenFile, lookAt } from './chosenFile.ts';
import {
  cancelImport,
  importDetail,
  type ImportAnswer,
  type ImportDetail,
  listImports,
  type Mapping,
  saveMapping,
  sendAddress,
  undoImport,
} from './importApi.ts';
import { RequestFailed, sendFile } from './sendFile.ts';

const ASKED_EVERY_MS = 500;
const ASKED_AGAIN_MS = 3000;

/** What is said of a layer of districts when its file is sent; empty: not stated. */
export interface LayerWords {
  title: string;
  code: string;
  district_name: string;
  source: string;
  vintage: string;
  licence: string;
}

const NO_LAYER: LayerWords = { title: '', code: '', district_name: '', source: '', vintage: '', licence: '' };

/** The key of a layer by its name: what stands in addresses. Empty or one letter where the name holds no more. */
export function layerKey(title: string): string {
  const plain = title.normalize('NFD').toLowerCase().replaceAll(/\p{M}/gu, '');
  return plain
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+/, '')
    .slice(0, 31)
    .replace(/_$/, '');
}

/** What could not be done, to be said with its cause. */
export interface Failure {
  what: 'send' | 'follow' | 'list' | 'mapping' | 'undo' | 'show' | 'stop';
  status: number | null;
  detail: string | null;
}

/** Where importing stands. It outlives the page: a file goes on being sent while other pages are looked at. */
export class Imports {
  language: Language;
  list = $state.raw<ImportAnswer[]>([]);
  chosen = $state.raw<ChosenFile | null>(null);
  skipBadRows = $state(false);
  layer = $state<LayerWords>({ ...NO_LAYER });
  /** Bytes that have left, while a file is being sent. */
  sentBytes = $state<number | null>(null);
  /** The import shown: the one that is read, or the one that was asked for. */
  current = $state.raw<ImportDetail | null>(null);
  /** Whether the chosen file is the one of the import shown, so that it can be sent again. */
  currentIsChosen = $state(false);
  failure = $state.raw<Failure | null>(null);
  #sending: AbortController | null = null;
  #followed: string | null = null;

  constructor(language: Language) {
    this.language = language;
  }

  get step(): 'choose' | 'chosen' | 'sending' | 'reading' | 'ended' {
    if (this.sentBytes !== null) return 'sending';
    if (this.current !== null) return this.current.state === 'reading' ? 'reading' : 'ended';
    return this.chosen === null ? 'choose' : 'chosen';
  }

  /** Goes on with an import that is being read, whoever sent it. In the browser only. */
  begin(): void {
    const reading = this.list.find(({ state }) => state === 'reading');
    if (reading === undefined || this.step !== 'choose') return;
    this.current = { ...reading, problems: [], headings: [] };
    void this.#follow(reading.id);
  }

  async choose(file: File): Promise<void> {
    const chosen = await lookAt(file);
    this.forget();
    this.chosen = chosen;
    const { look } = chosen;
    const fields = 'refused' in look ? null : look.fields;
    this.layer = { ...NO_LAYER, code: fields?.code ?? '', district_name: fields?.name ?? '' };
  }

  /** Back to the beginning. */
  forget(): void {
    this.chosen = null;
    this.current = null;
    this.currentIsChosen = false;
    this.failure = null;
    this.skipBadRows = false;
  }

  /** Sends the chosen file and follows its import. */
  async send(): Promise<void> {
    if (this.chosen === null || this.sentBytes !== null) return;
    const { file } = this.chosen;
    const skip_bad_rows = this.skipBadRows ? 'yes' : 'no';
    const layer = this.layer.title === '' ? {} : { layer: layerKey(this.layer.title), ...this.layer };
    const address = sendAddress({ name: file.name, lang: this.language, skip_bad_rows, ...layer });
    this.failure = null;
    this.sentBytes = 0;
    this.#sending = new AbortController();
    try {
      const begun = await sendFile(address, file, this.#sending.signal, (bytes) => (this.sentBytes = bytes));
      this.current = { ...begun, problems: [], headings: [] };
      this.currentIsChosen = true;
      this.sentBytes = null;
      await this.#follow(begun.id);
    } catch (error) {
      this.sentBytes = null;
      if (!(error instanceof DOMException)) this.#failed('send', error);
    }
  }

  /** Stops what is under way: the sending at once, the reading a moment later. Nothing of the file is imported. */
  async stop(): Promise<void> {
    this.#sending?.abort();
    if (this.step !== 'reading' || this.current === null) return;
    try {
      await cancelImport(this.current.id, this.language);
    } catch (error) {
      this.#failed('stop', error);
    }
  }

  /** Shows an earlier import. */
  async show(id: string): Promise<void> {
    this.failure = null;
    try {
      const detail = await importDetail(id, this.language);
      if (this.current?.id !== id) this.currentIsChosen = false;
      this.current = detail;
      if (detail.state === 'reading') void this.#follow(id);
    } catch (error) {
      this.#failed('show', error);
    }
  }

  /** Remembers what the headings mean, and sends the file again where it is still at hand. */
  async map(mapping: Mapping): Promise<void> {
    if (this.current === null) return;
    this.failure = null;
    try {
      await saveMapping(this.current.id, mapping, this.language);
    } catch (error) {
      return this.#failed('mapping', error);
    }
    if (this.currentIsChosen) await this.send();
    else this.forget();
  }

  /** @returns whether it was undone; else `failure` says why not */
  async undo(id: string): Promise<boolean> {
    this.failure = null;
    try {
      await undoImport(id, this.language);
      if (this.current?.id === id) this.current = await importDetail(id, this.language);
      await this.refresh();
      return true;
    } catch (error) {
      this.#failed('undo', error);
      return false;
    }
  }

  async refresh(): Promise<void> {
    try {
      this.list = await listImports(this.language);
    } catch (error) {
      this.#failed('list', error);
    }
  }

  /** Asks how far an import is until it has ended; a server that does not answer is asked again. */
  async #follow(id: string): Promise<void> {
    if (this.#followed === id) return;
    this.#followed = id;
    while (this.#followed === id) {
      const detail = await this.#asked(id);
      if (this.#followed !== id) return;
      // Another one may be looked at meanwhile.
      if (detail !== null && this.current?.id === id) this.current = detail;
      if (detail !== null && detail.state !== 'reading') break;
      await new Promise((done) => setTimeout(done, detail === null ? ASKED_AGAIN_MS : ASKED_EVERY_MS));
    }
    this.#followed = null;
    await this.refresh();
  }

  async #asked(id: string): Promise<ImportDetail | null> {
    try {
      const detail = await importDetail(id, this.language);
      if (this.failure?.what === 'follow') this.failure = null;
      return detail;
    } catch (error) {
      this.#failed('follow', error);
      return null;
    }
  }

  #failed(what: Failure['what'], error: unknown): void {
    if (!(error instanceof RequestFailed)) throw error;
    this.failure = { what, status: error.status, detail: error.detail };
  }
}

let held: Imports | null = null;

/** The one of this browser tab. On the server each request has its own: nothing is shared between people. */
export function importsOf(language: Language): Imports {
  if (typeof window === 'undefined') return new Imports(language);
  held ??= new Imports(language);
  held.language = language;
  return held;
}
