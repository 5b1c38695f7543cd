import { createApp } from '@lyktan/api/app';
import type { Sql } from '@lyktan/api/database/connect';
import { ROLE_COOKIE } from '@lyktan/api/routes/context';
import type { Role } from '@lyktan/geodata/vocabulary/vocabulary';
import postgres from 'postgres';
import { afterAll, inject } from 'vitest';
import './globalDatabase.ts';

/**
 * The run's database: migrated, seeded with the demonstration data, shared by all files of the run.
 * Closed at the end of the file. A test that writes works in a transaction it rolls back, or in a
 * municipality of its own that it removes.
 */
export function openDatabase(): Sql {
  const database = inject('database');
  const quiet = { onnotice: () => undefined };
  const sql =
    database.kind === 'server'
      ? postgres(database.url, { ...quiet, max: 4 })
      : postgres({
          ...quiet,
          path: database.socketPath,
          max: 1,
          ssl: false,
          username: 'postgres',
          database: 'postgres',
        });
  afterAll(() => sql.end({ timeout: 5 }));
  return sql;
}

/** Which of the two databases the run is on. */
export function databaseKind(): 'embedded' | 'server' {
  return inject('database').kind;
}

/** Local noon of a day inside the demonstration's period. */
export const TEST_NOW = new Date('2026-08-31T10:00:00Z');

export interface TestApp {
  /** Asks the API in process, as if from this machine. `path` begins with /api. */
  get(path: string, options?: { role?: Role; headers?: Record<string, string> }): Promise<Response>;
  post(path: string, body: unknown, options?: { role?: Role; remoteAddress?: string }): Promise<Response>;
  put(path: string, body: unknown, options?: { role?: Role }): Promise<Response>;
  delete(path: string, options?: { role?: Role }): Promise<Response>;
  /** Sends a body as it is. */
  send(path: string, body: RequestInit['body'], headers: Record<string, string>): Promise<Response>;
  /** What the API wrote to its log. */
  logged: Record<string, unknown>[];
}

/** The API on a database, asked without a network. */
export function createTestApp(sql: Sql, now: () => Date = () => TEST_NOW): TestApp {
  const logged: Record<string, unknown>[] = [];
  const app = createApp({ sql, now, log: (entry) => logged.push(entry) });
  const ask = async (
    path: string,
    init: RequestInit,
    role?: Role,
    remoteAddress = '127.0.0.1',
  ): Promise<Response> => {
    const request = new Request(`http://localhost${path}`, init);
    if (role) request.headers.set('cookie', `${ROLE_COOKIE}=${role}`);
    const incoming = { socket: { remoteAddress, remotePort: 50_000, remoteFamily: 'IPv4' } };
    return app.fetch(request, { incoming } as never);
  };
  return {
    logged,
    get: (path, { role, headers = {} } = {}) => ask(path, { headers }, role),
    // A body that is a stream needs `duplex`, which the browser's types do not know.
    send: (path, body, headers) =>
      ask(path, { method: 'POST', body, headers, duplex: 'half' } as RequestInit),
    post: (path, body, { role, remoteAddress } = {}) =>
      ask(path, jsonInit('POST', body), role, remoteAddress),
    put: (path, body, { role } = {}) => ask(path, jsonInit('PUT', body), role),
    delete: (path, { role } = {}) => ask(path, { method: 'DELETE' }, role),
  };
}

function jsonInit(method: string, body: unknown): RequestInit {
  return { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}

class RollBack extends Error {}

/**
 * Runs a test's writes and rolls them back. Use only `tx` inside: the embedded database has one session,
 * and awaiting the outer connection would wait for ever. A transaction begun inside is a savepoint.
 */
export async function rolledBack(sql: Sql, work: (tx: Sql) => Promise<void>): Promise<void> {
  try {
    await sql.begin(async (tx) => {
      const begin = (...words: unknown[]) => tx.savepoint(words.at(-1) as (inner: typeof tx) => unknown);
      await work(Object.assign(tx as unknown as Sql, { begin }));
      throw new RollBack();
    });
  } catch (error) {
    if (!(error instanceof RollBack)) throw error;
  }
}

/** A problem document (RFC 9457) as the API sends it. */
export interface ProblemAnswer {
  type: string;
  title: string;
  status: number;
  detail: string;
  errors?: { field: string; message: string; remedy: string }[];
}

export async function problemIn(answer: Response): Promise<ProblemAnswer> {
  return (await answer.json()) as ProblemAnswer;
}
