import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Who holds an embedded directory; the lock file's contents. */
export interface LockHolder {
  pid: number;
  parentPid: number;
  /** The kernel's start time of `pid`, where the system tells it: tells a reused pid apart. */
  startTime: string | null;
  since: string;
}

export class DatabaseInUseError extends Error {
  override name = 'DatabaseInUseError';
  readonly directory: string;
  readonly holder: LockHolder;
  constructor(directory: string, holder: LockHolder) {
    super(
      `The embedded database in ${directory} is in use by process ${holder.parentPid} (database process ${holder.pid}, ` +
        `since ${holder.since}). Stop that process, or use another directory (LYKTAN_DATA) or a server (DATABASE_URL).`,
    );
    this.directory = directory;
    this.holder = holder;
  }
}

const RELEASE_WAIT_MS = 10_000;

/**
 * Takes the directory's lock for this process, waiting a little when the holder is only finishing
 * (its parent is gone). Returns what releases it.
 * @throws DatabaseInUseError
 */
export async function lockDirectory(directory: string): Promise<() => void> {
  const path = join(directory, 'lock.json');
  const deadline = Date.now() + RELEASE_WAIT_MS;
  for (;;) {
    if (tryTake(path)) return () => rmSync(path, { force: true });
    const holder = readHolder(path);
    if (holder === null || !isAlive(holder)) rmSync(path, { force: true });
    else if (pidExists(holder.parentPid) || Date.now() > deadline)
      throw new DatabaseInUseError(directory, holder);
    else await delay(100);
  }
}

/** The holder of a directory's lock, if it is alive. */
export function lockHolder(directory: string): LockHolder | null {
  const holder = readHolder(join(directory, 'lock.json'));
  return holder !== null && isAlive(holder) ? holder : null;
}

function tryTake(path: string): boolean {
  let file: number;
  try {
    file = openSync(path, 'wx', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  const holder: LockHolder = {
    pid: process.pid,
    parentPid: process.ppid,
    startTime: startTimeOf(process.pid),
    since: new Date().toISOString(),
  };
  writeSync(file, JSON.stringify(holder));
  closeSync(file);
  return true;
}

function readHolder(path: string): LockHolder | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as LockHolder;
  } catch {
    // Unreadable or half written: its writer died in between, or it was just released.
    return null;
  }
}

function isAlive(holder: LockHolder): boolean {
  return pidExists(holder.pid) && startTimeOf(holder.pid) === holder.startTime;
}

function pidExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Field 22 of /proc/PID/stat, counted after the command's closing bracket; null where there is no /proc. */
function startTimeOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
