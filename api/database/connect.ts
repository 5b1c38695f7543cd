import postgres from 'postgres';
import { startEmbedded } from './embedded.ts';

export type Sql = postgres.Sql;
/** A pool or a transaction: what a query needs. */
export type Queryable = postgres.ISql;

export interface Database {
  sql: Sql;
  kind: 'embedded' | 'server';
  close(): Promise<void>;
}

/** Where the data live: a server's URL, or a directory for the embedded database. */
export type DatabaseLocation = { url: string } | { directory: string };

const QUIET = { onnotice: () => undefined, connection: { application_name: 'lyktan' } };

/**
 * Opens the database. Neither migrates nor seeds.
 * @throws DatabaseInUseError when another process holds the embedded directory
 */
export async function connect(location: DatabaseLocation): Promise<Database> {
  if ('url' in location) {
    const sql = postgres(location.url, { ...QUIET, max: 8 });
    return { sql, kind: 'server', close: () => sql.end({ timeout: 5 }) };
  }
  const embedded = await startEmbedded(location.directory);
  // One session: the embedded database runs a single backend, further queries queue in the client.
  const sql = postgres({
    ...QUIET,
    path: embedded.socketPath,
    max: 1,
    ssl: false,
    username: 'postgres',
    database: 'postgres',
  });
  return {
    sql,
    kind: 'embedded',
    close: async () => {
      await sql.end({ timeout: 5 });
      await embedded.stop();
    },
  };
}
