import { setTimeout as delay } from 'node:timers/promises';
import type { Sql } from '@lyktan/api/database/connect';
import { afterEach } from 'vitest';
import type { TestApp } from './database.ts';

/** An import as the API shows it, as far as tests look. */
export interface ShownImport {
  id: string;
  state: string;
  kind: string;
  message: string | null;
  encoding: string;
  rowsRead: number;
  rowsAccepted: number;
  rowsBad: number;
  rowsDuplicate: number;
  mayUndo: boolean;
  problems: { line: number; column: string; code: string; wrong: string; found: string; expected: string }[];
  headings: { heading: string; column: string | null; candidates: string[] }[];
}

export interface Imports {
  /** Sends a file and waits until it is read. */
  send(body: string | Uint8Array<ArrayBuffer>, query?: Record<string, string>): Promise<ShownImport>;
  /** Sends a file and gives the answer itself. */
  post(body: RequestInit['body'], query?: Record<string, string>): Promise<Response>;
  ask(id: string): Promise<ShownImport>;
  /** Waits until an import is no longer being read. */
  ended(id: string): Promise<ShownImport>;
  badRows(id: string, lang?: 'sv' | 'en'): Promise<string>;
  map(id: string, mapping: Record<string, string>): Promise<Response>;
  undo(id: string): Promise<Response>;
  cancel(id: string): Promise<Response>;
}

/** Importing by the API's own routes, as staff. What a test imported is removed after it. */
export function importsOf(app: TestApp, sql: Sql): Imports {
  afterEach(() => removeImports(sql));
  const role = 'planner' as const;
  const post: Imports['post'] = (body, query = {}) =>
    app.send(
      `/api/imports?${new URLSearchParams({ name: 'test.csv', ...query }).toString()}`,
      body as string,
      {
        cookie: 'role=planner',
        'content-type': 'application/octet-stream',
      },
    );
  const ask: Imports['ask'] = async (id) =>
    (await (await app.get(`/api/imports/${id}`, { role })).json()) as ShownImport;
  const ended: Imports['ended'] = async (id) => {
    for (;;) {
      const shown = await ask(id);
      if (shown.state !== 'reading') return shown;
      await delay(5);
    }
  };
  return {
    post,
    ask,
    ended,
    send: async (body, query) => {
      const answer = await post(body, query);
      if (answer.status !== 202) throw new Error(await answer.text());
      const { id } = ((await answer.json()) as { import: { id: string } }).import;
      return ended(id);
    },
    badRows: async (id, lang = 'en') =>
      (await app.get(`/api/imports/${id}/bad-rows.csv?lang=${lang}`, { role })).text(),
    map: (id, mapping) => app.post(`/api/imports/${id}/mapping`, { mapping }, { role }),
    undo: (id) => app.post(`/api/imports/${id}/undo`, {}, { role }),
    cancel: (id) => app.post(`/api/imports/${id}/cancel`, {}, { role }),
  };
}

async function removeImports(sql: Sql): Promise<void> {
  await sql`delete from reports where import_id is not null`;
  await sql`delete from events where import_id is not null`;
  await sql`delete from import_mappings`;
  await sql`delete from imports`;
}
