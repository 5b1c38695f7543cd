import { beforeEach, describe, expect, test, vi } from 'vitest';
import { EntryBook } from '../../../web/src/lib/entry/book.svelte.ts';

/** Requests as the server saw them: method, id, and the concerns of a post. */
let seen: string[] = [];
/** Ids the server holds. */
let held: Set<string>;
/** What the network does with the next requests: 'lost' = arrives, but its answer does not. */
let weather: ('ok' | 'down' | 'lost' | number)[] = [];

class MemoryStorage {
  private readonly values = new Map<string, string>();
  getItem = (key: string) => this.values.get(key) ?? null;
  setItem = (key: string, value: string) => void this.values.set(key, value);
}

beforeEach(() => {
  seen = [];
  held = new Set();
  weather = [];
  vi.stubGlobal('location', { origin: 'http://localhost' });
  vi.stubGlobal('localStorage', new MemoryStorage());
  vi.stubGlobal('sessionStorage', new MemoryStorage());
  vi.stubGlobal('fetch', answer);
});

async function answer(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const now = weather.shift() ?? 'ok';
  if (now === 'down') throw new TypeError('failed to fetch');
  const id =
    init.method === 'DELETE'
      ? String(input).split('/').at(-1)!
      : (JSON.parse(String(init.body)) as { reports: { id: string }[] }).reports[0]!.id;
  seen.push(`${init.method} ${id}`);
  if (typeof now === 'number') {
    const errors = [{ field: 'reports.0.location.point', message: '', remedy: '' }];
    return Response.json({ errors }, { status: now });
  }
  if (init.method === 'DELETE') return new Response(null, { status: held.delete(id) ? 204 : 404 });
  held.add(id);
  if (now === 'lost') throw new TypeError('connection reset');
  return Response.json({ reports: [{ id, light: null, lightFlag: 'none', district: null, hours: 6 }] });
}

function bookWith(...places: string[]): EntryBook {
  const book = new EntryBook('2026-11-24');
  book.restore();
  for (const name of places) {
    book.draft.place = { name, location: { precision: 'municipality' } };
    book.save({ kind: 'unknown' }, null);
  }
  return book;
}

const states = (book: EntryBook) => book.made.map(({ placeName, state }) => `${placeName} ${state}`);
const settled = (book: EntryBook) => vi.waitFor(() => expect(book.sending).toBe(false));

describe('entries on their way', () => {
  test('without a network all wait in the order written, and go out in it', async () => {
    weather = ['down', 'down', 'down'];
    const book = bookWith('Sylte', 'Centrum');
    await settled(book);
    expect(states(book)).toEqual(['Sylte waiting', 'Centrum waiting']);
    weather = [];
    await book.send();
    expect(states(book)).toEqual(['Sylte saved', 'Centrum saved']);
    expect(seen).toEqual(book.made.map(({ body }) => `POST ${body.id}`));
  });

  test('one whose answer was lost is sent again under the same id', async () => {
    weather = ['lost'];
    const book = bookWith('Sylte');
    await settled(book);
    expect(states(book)).toEqual(['Sylte waiting']);
    await book.send();
    expect(states(book)).toEqual(['Sylte saved']);
    expect(new Set(seen).size).toBe(1);
    expect(held.size).toBe(1);
  });

  test('one that the server refuses is named with its field and does not hold up the next', async () => {
    weather = [400];
    const book = bookWith('Sylte', 'Centrum');
    await settled(book);
    expect(states(book)).toEqual(['Sylte refused', 'Centrum saved']);
    expect(book.made[0]!.faults).toEqual(['location.point']);
  });

  test.each([500, 503, 504])('%i is a reason to wait, not to give up', async (status) => {
    weather = [status];
    const book = bookWith('Sylte');
    await settled(book);
    expect(states(book)).toEqual(['Sylte waiting']);
  });
});

describe('nothing is lost', () => {
  test('a reload finds the draft, the occasion and what waits; what is saved stays with the tab alone', async () => {
    weather = ['ok', 'down'];
    const book = bookWith('Sylte', 'Centrum');
    await settled(book);
    book.occasion.name = 'Dialog';
    book.draft.note = 'halvskrivet';
    book.keep();
    expect(localStorage.getItem('lyktan.entry')).not.toContain('Sylte');
    weather = ['down'];
    const again = new EntryBook('2026-11-24');
    again.restore();
    await settled(again);
    expect(states(again)).toEqual(['Sylte saved', 'Centrum waiting']);
    expect([again.occasion.name, again.draft.note]).toEqual(['Dialog', 'halvskrivet']);
  });

  test('keeping before anything was taken up does not wipe what was kept', () => {
    localStorage.setItem('lyktan.entry', JSON.stringify({ draft: { note: 'kvar' } }));
    const book = new EntryBook('2026-11-24');
    book.keep();
    book.restore();
    expect(book.draft.note).toBe('kvar');
  });

  test.each(['{', '[]', '"x"', '{"draft":null}', '{"made":null}'])(
    'a damaged store (%s) is begun anew',
    (text) => {
      localStorage.setItem('lyktan.entry', text);
      const book = bookWith();
      expect([book.made, book.draft.note]).toEqual([[], '']);
    },
  );
});

describe('changing and taking back', () => {
  test('a changed entry takes the place of the old one: the old is removed first, under its own id', async () => {
    const book = bookWith('Sylte');
    await settled(book);
    const old = book.made[0]!.body.id;
    expect(book.change(book.made[0]!)).toBe(true);
    book.draft.note = 'nytt';
    book.save({ kind: 'unknown' }, null);
    await settled(book);
    const id = book.made[0]!.body.id;
    expect(states(book)).toEqual(['Sylte saved']);
    expect(id).not.toBe(old);
    expect(seen).toEqual([`POST ${old}`, `DELETE ${old}`, `POST ${id}`]);
    expect([...held]).toEqual([id]);
  });

  test('is refused while something else is half written', async () => {
    const book = bookWith('Sylte');
    await settled(book);
    book.draft.note = 'annat';
    expect(book.change(book.made[0]!)).toBe(false);
    expect(book.draft.note).toBe('annat');
    expect(book.said?.key).toBe('busy');
  });

  test('an entry is shown as long as the server may hold it', async () => {
    const book = bookWith('Sylte');
    await settled(book);
    weather = ['down'];
    await book.takeBack(book.made[0]!);
    expect(book.made).toHaveLength(1);
    expect(book.said?.key).toBe('notTakenBack');
    await book.takeBack(book.made[0]!);
    expect([book.made.length, held.size]).toEqual([0, 0]);
  });
});
