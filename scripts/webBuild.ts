import { execFile } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '..');
const BUILT = join(ROOT, 'web/build/handler.js');
const SOURCES = [
  'web/src',
  'web/static',
  'web/vite.config.ts',
  'web/package.json',
  'geodata',
  'package-lock.json',
];

/** Builds web where it was never built, or where a source is newer than the build. */
export async function buildWebIfStale(say: (message: string) => void): Promise<void> {
  if (existsSync(BUILT) && newest(SOURCES.map((path) => join(ROOT, path))) <= statSync(BUILT).mtimeMs) return;
  say('Building the web pages (about half a minute) ...');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  await promisify(execFile)(npm, ['run', 'build', '--workspace', 'web'], {
    cwd: ROOT,
    // Started by a test, NODE_ENV is "test", and Svelte would be built with all that it says while developing.
    env: { ...process.env, NODE_ENV: 'production' },
    maxBuffer: 16 * 1024 * 1024,
  });
}

/** The newest change below some paths, milliseconds since the epoch. */
function newest(paths: readonly string[]): number {
  return Math.max(...paths.map((path) => newestBelow(path)));
}

function newestBelow(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const entries = readdirSync(path).filter((name) => name !== 'node_modules');
  return Math.max(found.mtimeMs, ...entries.map((name) => newestBelow(join(path, name))));
}
