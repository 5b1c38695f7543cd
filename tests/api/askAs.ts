import { createApp } from '@lyktan/api/app';
import type { Sql } from '@lyktan/api/database/connect';
import { TEST_NOW } from '../setup/database.ts';

/** A request: `body` goes as JSON; the caller sits at this machine unless another address is given. */
export interface Asked {
  method: string;
  /** After /api. */
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
  address?: string;
}

export const COMMAND_TOKEN = 'a-token-for-one-test';

/** Who there is, as the headers that they come with. */
export const CALLERS = {
  public: { cookie: 'role=public' },
  planner: { cookie: 'role=planner' },
  police: { cookie: 'role=police' },
  administrator: { cookie: 'role=administrator' },
  command: { authorization: `Bearer ${COMMAND_TOKEN}` },
} as const;
export type Caller = keyof typeof CALLERS;

export type App = ReturnType<typeof createApp>;

/** The API with a token for commands. What it logs is an error of the test. */
export function appWithToken(sql: Sql, now: () => Date = () => TEST_NOW): App {
  const log = (entry: Record<string, unknown>) => {
    throw new Error('The API logged an error', { cause: entry.error });
  };
  return createApp({ sql, now, log, commandToken: COMMAND_TOKEN });
}

/** Asks, and reads the answer to its end. */
export async function ask(
  app: Pick<App, 'fetch'>,
  { method, path, body, headers = {}, address = '127.0.0.1' }: Asked,
): Promise<{ status: number; text: string }> {
  const init: RequestInit = { method, headers: { ...headers } };
  if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { ...headers, 'content-type': 'application/json' };
  }
  const incoming = { socket: { remoteAddress: address, remotePort: 50_000, remoteFamily: 'IPv4' } };
  const answer = await app.fetch(new Request(`http://localhost/api${path}`, init), { incoming } as never);
  return { status: answer.status, text: await answer.text() };
}
