import { FileRefused, REFUSALS, refusedAt } from './refusals.ts';

const DEEPEST = 64;
const LONGEST_HEAD = 64 * 1024;

/**
 * Splits a JSON text, piece by piece, into the elements of its list: the "features" of a GeoJSON object, or a list at the
 * top. Only one element is held at a time, and none larger or deeper than allowed.
 */
export class JsonElements {
  /** Whether the list stood at the top, not in "features". */
  listAtTop = false;
  count = 0;
  #mostChars: number;
  #head = '';
  #state: 'before' | 'head' | 'list' | 'after' = 'before';
  #depth = 0;
  #inString = false;
  #escaped = false;
  /** The element so far, in pieces; null between elements. */
  #element: string[] | null = null;
  #elementChars = 0;

  /** @param mostChars of one element */
  constructor(mostChars: number) {
    this.#mostChars = mostChars;
  }

  /** The elements that end in this piece. @throws FileRefused */
  push(text: string): unknown[] {
    const found: unknown[] = [];
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (this.#inString) this.#passString(code);
      else if (code === 0x22) this.#inString = true;
      else if (code === 0x7b || code === 0x5b) {
        if (this.#open(code, text, from, at)) from = at;
      } else if (code === 0x7d || code === 0x5d) {
        if (this.#close()) {
          found.push(this.#parse(text.slice(from, at + 1)));
          from = at + 1;
        } else if (this.#state === 'head' || this.#state === 'after') {
          this.#take(text.slice(from, at + 1));
          from = at + 1;
        }
      }
    }
    this.#take(text.slice(from));
    return found;
  }

  /** @throws FileRefused where the text ends too early or is no JSON around its list */
  end(): void {
    if (this.#state === 'head' && this.#depth === 0 && isJson(this.#head))
      throw new FileRefused(REFUSALS.no_features);
    const whole = this.#depth === 0 && !this.#inString && this.#state === 'after';
    if (!whole || !isJson(this.#head)) throw new FileRefused(REFUSALS.not_json);
    if (this.count === 0) throw new FileRefused(REFUSALS.no_features);
  }

  #passString(code: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (code === 0x5c) this.#escaped = true;
    else if (code === 0x22) this.#inString = false;
  }

  /** @returns whether an element begins here */
  #open(code: number, text: string, from: number, at: number): boolean {
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw new FileRefused(REFUSALS.too_deep);
    if (this.#element !== null) return false;
    if (this.#state === 'list') {
      if (code !== 0x7b) throw this.#here(REFUSALS.not_json);
      this.#take(text.slice(from, at));
      this.#element = [];
      this.#elementChars = 0;
      return true;
    }
    this.#take(text.slice(from, at));
    this.#listBegins(code);
    return true;
  }

  #listBegins(code: number): void {
    if (this.#state === 'before') {
      if (this.#head.trim() !== '') throw new FileRefused(REFUSALS.not_json);
      this.listAtTop = code === 0x5b;
      this.#state = this.listAtTop ? 'list' : 'head';
    } else if (
      this.#depth === 2 &&
      code === 0x5b &&
      this.#state === 'head' &&
      /"features"\s*:\s*$/.test(this.#head)
    )
      this.#state = 'list';
  }

  /** @returns whether an element ends here */
  #close(): boolean {
    this.#depth -= 1;
    if (this.#depth < 0) throw new FileRefused(REFUSALS.not_json);
    const listDepth = this.listAtTop ? 1 : 2;
    if (this.#element !== null) return this.#depth === listDepth;
    if (this.#state === 'list' && this.#depth === listDepth - 1) this.#state = 'after';
    return false;
  }

  /** Keeps what stands before, between and after the elements, or a part of one. */
  #take(part: string): void {
    if (this.#element === null) {
      this.#head += this.#state === 'list' ? part.replaceAll(/[\s,]+/g, '') : part;
      if (this.#head.length > LONGEST_HEAD) throw new FileRefused(REFUSALS.large_element);
      return;
    }
    this.#elementChars += part.length;
    if (this.#elementChars > this.#mostChars) throw this.#here(REFUSALS.large_element);
    this.#element.push(part);
  }

  #parse(last: string): unknown {
    this.#take(last);
    const text = this.#element!.join('');
    this.#element = null;
    this.count += 1;
    try {
      return JSON.parse(text) as unknown;
    } catch (error) {
      this.count -= 1;
      throw this.#here({
        sv: `ingen giltig JSON (${(error as Error).message}). NaN och Infinity är inga tal i JSON.`,
        en: `not valid JSON (${(error as Error).message}). NaN and Infinity are no numbers in JSON.`,
      });
    }
  }

  #here(words: { sv: string; en: string }): FileRefused {
    const number = this.count + 1;
    return refusedAt(words, { sv: `Objekt ${number}`, en: `Feature ${number}` });
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
