import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestProject } from 'vitest/node';
import { findChromium } from '../../scripts/chromium.ts';
import { copyStartImage } from './startImage.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the running product, without a closing slash. */
    baseUrl: string;
    chromiumPath: string;
  }
}

const START = join(import.meta.dirname, '../../scripts/start.ts');
const START_LIMIT_MS = 240_000;

/**
 * Starts the whole product as a person would (`scripts/start.ts`, a process of its own) on a copy of the
 * start image and a free port, for all journeys of the run. Builds web where it is stale.
 */
export default async function provideServer(project: TestProject): Promise<() => Promise<void>> {
  const chromium = findChromium();
  if (chromium === null)
    throw new Error('No Chromium was found for the journeys. Install one, or name it in CHROMIUM_PATH.');
  const directory = await copyStartImage(console.log);
  const { url, stop } = await startProduct(directory);
  project.provide('baseUrl', url);
  project.provide('chromiumPath', chromium);
  return async () => {
    await stop();
    rmSync(directory, { recursive: true, force: true });
  };
}

/** What a process of the product gets on a database of its own, whatever the run's own settings are. */
export function productEnvironment(directory: string): NodeJS.ProcessEnv {
  return { ...process.env, LYKTAN_DATA: directory, PORT: '0', HOST: '127.0.0.1', DATABASE_URL: '' };
}

/** The product on the embedded database in a directory. `stop` waits until it has ended. */
export async function startProduct(directory: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = spawn(process.execPath, [START], {
    env: productEnvironment(directory),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { url: await readyUrl(server), stop: () => ended(server) };
}

function readyUrl(server: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => {
      server.kill('SIGKILL');
      fail(new Error(`The product was not ready within ${START_LIMIT_MS / 1000} s.`));
    }, START_LIMIT_MS);
    server.once('exit', (code) => fail(new Error(`The product ended while starting (exit ${code}).`)));
    createInterface({ input: server.stdout! }).on('line', (line) => {
      console.log(`  ${line}`);
      const url = /^Lyktan is ready: (http:\/\/\S+)$/.exec(line)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      done(url);
    });
  });
}

/** Stops by the signal a person's Ctrl-C sends, and by force only after half a minute. */
function ended(server: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (server.exitCode !== null || server.signalCode !== null) return done();
    const impatient = setTimeout(() => server.kill('SIGKILL'), 30_000);
    server.once('exit', () => {
      clearTimeout(impatient);
      done();
    });
    server.kill('SIGTERM');
  });
}
