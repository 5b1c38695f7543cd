import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockHolder } from '@lyktan/api/database/lock';

/** How a command reaches the server that holds an embedded directory. */
export interface RunningProduct {
  /** Where it answers, without a closing slash. */
  url: string;
  /** Made anew at each start. Who may read the directory's files as this user may use it, nobody else. */
  token: string;
  pid: number;
}

export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Writes beside the lock how this process is reached, for this user only. @returns what takes it away again */
export function announce(directory: string, product: Omit<RunningProduct, 'pid'>): () => void {
  const path = pathIn(directory);
  rmSync(path, { force: true });
  writeFileSync(path, JSON.stringify({ ...product, pid: process.pid }), { mode: 0o600, flag: 'wx' });
  return () => rmSync(path, { force: true });
}

/** The server that holds the directory just now, or null. A file left by one that died does not count. */
export function runningProduct(directory: string): RunningProduct | null {
  const holder = lockHolder(directory);
  if (holder === null) return null;
  try {
    const product = JSON.parse(readFileSync(pathIn(directory), 'utf8')) as RunningProduct;
    return product.pid === holder.parentPid ? product : null;
  } catch {
    // No file: the holder is no server, or is only starting.
    return null;
  }
}

function pathIn(directory: string): string {
  return join(directory, 'server.json');
}
