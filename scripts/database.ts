/**
 * Starts a private PostGIS server: its own directory, a free port on the loopback address, a random password.
 * (Not a Unix socket: postgres.js cannot read one from a URL, and a URL is what DATABASE_URL takes.)
 *
 *     node scripts/database.ts              prints TEST_DATABASE_URL=... and waits for Ctrl-C
 *     node scripts/database.ts npm test     runs a command with TEST_DATABASE_URL set, then stops
 *
 * The data lie in a temporary directory that is removed at the end; fsync is off. Never for real data.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

export interface ServerDatabase {
  /** `postgres://postgres:password@127.0.0.1:port/lyktan`. */
  url: string;
  /** Stops the server and removes its directory. May be called twice. */
  stop: () => Promise<void>;
}

/** The machine has no PostGIS server that could be started; the message names the package. */
export class PostgisMissingError extends Error {
  override name = 'PostgisMissingError';
}

const DEBIAN_ROOT = '/usr/lib/postgresql';
const START_LIMIT_MS = 60_000;
const SETTINGS = ['listen_addresses=127.0.0.1', 'fsync=off', 'full_page_writes=off', 'shared_buffers=256MB'];

/**
 * Starts the newest PostgreSQL of this machine that has PostGIS and creates the database `lyktan`.
 * As root the server runs as the user postgres, since PostgreSQL refuses root.
 * @throws PostgisMissingError when there is none
 */
export async function startServerDatabase(): Promise<ServerDatabase> {
  const bin = findPostgisBin();
  const owner = serverOwner();
  const directory = mkdtempSync(join(socketSafeTmp(), 'lyktan-pg-'));
  chmodSync(directory, 0o700);
  if (owner) chownSync(directory, owner.uid, owner.gid);
  const password = randomBytes(18).toString('hex');
  const port = await freePort();
  initialize(bin, directory, password, owner);
  const settings = [...SETTINGS, `port=${port}`, `unix_socket_directories=${directory}`];
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', join(directory, 'data'), ...settings.flatMap((setting) => ['-c', setting])],
    { ...owner, cwd: directory, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const stop = stopper(server, directory);
  const url = `postgres://postgres:${password}@127.0.0.1:${port}`;
  try {
    await waitUntilReady(server, bin, directory, port);
    runTool(join(bin, 'psql'), ['-q', '-c', 'create database lyktan', `${url}/postgres`], owner, directory);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `${url}/lyktan`, stop };
}

type Owner = { uid: number; gid: number } | null;

function initialize(bin: string, directory: string, password: string, owner: Owner): void {
  const passwordFile = join(directory, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (owner) chownSync(passwordFile, owner.uid, owner.gid);
  const access = ['-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
  const data = ['-D', join(directory, 'data'), '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  runTool(join(bin, 'initdb'), [...data, ...access], owner, directory);
  rmSync(passwordFile);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function findPostgisBin(): string {
  const versions = existsSync(DEBIAN_ROOT) ? readdirSync(DEBIAN_ROOT) : [];
  const servers = versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => ({
      bin: join(DEBIAN_ROOT, version, 'bin'),
      share: `/usr/share/postgresql/${version}`,
    }));
  const pgConfig = spawnSync('pg_config', ['--bindir', '--sharedir'], { encoding: 'utf8' });
  const [bin, share] = pgConfig.status === 0 ? pgConfig.stdout.trim().split('\n') : [];
  if (bin && share) servers.push({ bin, share });
  const usable = servers.find(
    (server) =>
      existsSync(join(server.bin, 'initdb')) && existsSync(join(server.share, 'extension/postgis.control')),
  );
  if (usable) return usable.bin;
  const version = versions[0] ?? '15';
  throw new PostgisMissingError(
    `No PostgreSQL server with PostGIS was found on this machine. On Debian install it with ` +
      `"apt-get install --no-install-recommends postgresql-${version}-postgis-3" ` +
      `(the number is the PostgreSQL version of your Debian release).`,
  );
}

/** Who runs the server: null = the current user; for root the system user postgres. */
function serverOwner(): Owner {
  if (process.getuid?.() !== 0) return null;
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('postgres:'));
  if (!line)
    throw new PostgisMissingError('The system user "postgres" is missing: install postgresql-common.');
  const [, , uid, gid] = line.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

/** A Unix socket's path may have 107 bytes, and the user postgres must be able to enter the directory. */
function socketSafeTmp(): string {
  return process.getuid?.() === 0 || tmpdir().length > 60 ? '/tmp' : tmpdir();
}

function runTool(command: string, args: string[], owner: Owner, cwd: string) {
  const run = spawnSync(command, args, { ...owner, cwd, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`${command} failed: ${run.error?.message ?? run.stderr}`);
}

async function waitUntilReady(server: ChildProcess, bin: string, host: string, port: number): Promise<void> {
  let log = '';
  server.stderr?.on('data', (chunk: Buffer) => (log = (log + chunk.toString()).slice(-4000)));
  for (const limit = Date.now() + START_LIMIT_MS; Date.now() < limit; await sleep(100)) {
    if (server.exitCode !== null) throw new Error(`The private PostgreSQL ended at once:\n${log}`);
    if (spawnSync(join(bin, 'pg_isready'), ['-q', '-h', host, '-p', String(port)]).status === 0) return;
  }
  throw new Error(`The private PostgreSQL did not answer within ${START_LIMIT_MS / 1000} s:\n${log}`);
}

function stopper(server: ChildProcess, directory: string): () => Promise<void> {
  const killNow = () => server.kill('SIGQUIT');
  process.once('exit', killNow);
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  return async () => {
    process.removeListener('exit', killNow);
    // SIGINT is PostgreSQL's "fast" stop: sessions are ended, not waited for.
    if (server.exitCode === null && server.signalCode === null) server.kill('SIGINT');
    if (server.pid !== undefined) await ended;
    rmSync(directory, { recursive: true, force: true });
  };
}

async function main(command: string[]): Promise<number> {
  const database = await startServerDatabase();
  const interrupted = new Promise<number>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve(130));
  });
  try {
    if (command.length > 0) return await Promise.race([runWith(database.url, command), interrupted]);
    console.log(`TEST_DATABASE_URL=${database.url}`);
    console.log('The private PostGIS runs until Ctrl-C.');
    await interrupted;
    return 0;
  } finally {
    await database.stop();
  }
}

function runWith(url: string, [command = '', ...args]: string[]): Promise<number> {
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, TEST_DATABASE_URL: url } });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  });
}
