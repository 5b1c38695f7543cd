import { fork, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseInUseError, type LockHolder } from './lock.ts';

export interface Embedded {
  socketPath: string;
  stop(): Promise<void>;
}

/** What the child process tells its parent. */
export type EmbeddedMessage =
  { type: 'ready' } | { type: 'in_use'; holder: LockHolder } | { type: 'failed'; message: string };

const START_TIMEOUT_MS = 180_000;

/**
 * Starts PostgreSQL with PostGIS (PGlite) on a directory, in a child process that ends with this one.
 * @throws DatabaseInUseError when another process holds the directory
 */
export async function startEmbedded(directory: string): Promise<Embedded> {
  const absolute = resolve(directory);
  mkdirSync(absolute, { recursive: true });
  const socketPath = socketPathFor(absolute);
  const child = fork(new URL('./embeddedServer.ts', import.meta.url), [absolute, socketPath], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // Ctrl-C reaches the whole process group; the child must outlive the API's graceful stop.
    detached: process.platform !== 'win32',
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  await untilReady(child, absolute);
  return { socketPath, stop: () => stopChild(child) };
}

/** A short path (unix sockets allow about 100 bytes) in a folder only this user may enter. */
function socketPathFor(directory: string): string {
  const name = `lyktan-${createHash('sha256').update(`${directory}:${process.pid}`).digest('hex').slice(0, 12)}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  const folder = join(tmpdir(), name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { mode: 0o700 });
  return join(folder, '.s.PGSQL.5432');
}

function untilReady(child: ChildProcess, directory: string): Promise<void> {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      fail(new Error(`The embedded database did not start within ${START_TIMEOUT_MS / 1000} s.`));
    }, START_TIMEOUT_MS);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(new Error(`The embedded database ended while starting (exit ${code}).`));
    });
    child.once('message', (message: EmbeddedMessage) => {
      clearTimeout(timer);
      child.removeAllListeners('exit');
      if (message.type === 'ready') done();
      else if (message.type === 'in_use') fail(new DatabaseInUseError(directory, message.holder));
      else fail(new Error(`The embedded database could not start: ${message.message}`));
    });
  });
}

function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once('exit', () => done());
    if (child.connected) child.disconnect();
  });
}
