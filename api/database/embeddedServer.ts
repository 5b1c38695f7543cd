// Runs in a child process: PGlite with PostGIS on argv[2], served on the socket argv[3]. Ends when its
// parent does (the IPC channel closes), so that it never outlives it.
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import type { EmbeddedMessage } from './embedded.ts';
import { DatabaseInUseError, lockDirectory } from './lock.ts';
import { readyOnce } from './readyOnce.ts';

const [directory, socketPath] = process.argv.slice(2) as [string, string];
const tell = (message: EmbeddedMessage): void => void (process.connected && process.send?.(message));

async function serve(): Promise<void> {
  const release = await lockDirectory(directory);
  process.on('exit', release);
  const db = await PGlite.create(join(directory, 'pgdata'), { extensions: { postgis } });
  readyOnce(db);
  // One client by design (postgres.js max: 1); a few spare places let a lost connection be replaced.
  const server = new PGLiteSocketServer({ db, path: socketPath, maxConnections: 4 });
  await server.start();

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await server.stop();
    await db.close();
    rmSync(dirname(socketPath), { recursive: true, force: true });
    process.exit(0);
  };
  process.on('disconnect', () => void stop());
  process.on('SIGTERM', () => void stop());
  if (!process.connected) await stop();
  tell({ type: 'ready' });
}

serve().catch((error: unknown) => {
  if (error instanceof DatabaseInUseError) tell({ type: 'in_use', holder: error.holder });
  else tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  process.exit(1);
});
