import { createApp } from '@lyktan/api/app';
import { connect } from '@lyktan/api/database/connect';
import { migrate } from '@lyktan/api/database/migrate';
import type { Environment } from '@lyktan/api/env';
import { removeDeadImports } from '@lyktan/api/queries/stagedReports';
import { newToken, runningProduct } from './handover.ts';

/** The API, asked by a command: over HTTP where a server holds the embedded database, else in this process. */
export interface Door {
  /** `path` begins with /api. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** The server's address, or null where this process does the work. */
  handedTo: string | null;
  close(): Promise<void>;
}

/** @throws DatabaseInUseError where a process that is no server holds the embedded database */
export async function openDoor({ database: location }: Environment): Promise<Door> {
  const product = 'directory' in location ? runningProduct(location.directory) : null;
  if (product !== null) {
    const { url, token } = product;
    return {
      ask: (path, init = {}) => fetch(`${url}${path}`, withToken(init, token)),
      handedTo: url,
      close: async () => undefined,
    };
  }
  return inProcess(location);
}

async function inProcess(location: Environment['database']): Promise<Door> {
  const database = await connect(location);
  const token = newToken();
  try {
    await migrate(database.sql);
    if (database.kind === 'embedded') await removeDeadImports(database.sql, 0);
  } catch (error) {
    await database.close();
    throw error;
  }
  const app = createApp({
    sql: database.sql,
    now: () => new Date(),
    log: console.error,
    commandToken: token,
  });
  return {
    ask: async (path, init = {}) => app.fetch(new Request(`http://localhost${path}`, withToken(init, token))),
    handedTo: null,
    close: () => database.close(),
  };
}

function withToken(init: RequestInit, token: string): RequestInit {
  const headers = new Headers(init.headers);
  headers.set('authorization', `Bearer ${token}`);
  return { ...init, headers };
}
