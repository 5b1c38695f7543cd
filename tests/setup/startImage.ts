import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@lyktan/api/database/connect';
import { migrate } from '@lyktan/api/database/migrate';
import { seed } from '../../scripts/seed.ts';

const ROOT = join(import.meta.dirname, '../..');
const CACHE = join(ROOT, 'node_modules/.cache/lyktan');

const YOUNG_MS = 3_600_000;

/** Everything that decides what a freshly migrated and seeded database holds. */
const SOURCES = ['api/database', 'api/queries', 'geodata', 'scripts/seed.ts', 'package-lock.json'];

/**
 * The directory of an embedded database, migrated and seeded, for copying only. Made once per version
 * of the sources (half a minute); later runs find it.
 */
export async function startImage(say: (message: string) => void): Promise<string> {
  const image = join(CACHE, `start-image-${sourcesHash()}`);
  if (existsSync(image)) return image;
  say('Making the start image of the embedded database (once per version of the schema and seed) ...');
  removeOldImages();
  mkdirSync(CACHE, { recursive: true });
  // Made under another name and renamed at the end: an interrupted run leaves no half image behind.
  const unfinished = mkdtempSync(join(CACHE, 'unfinished-'));
  const database = await connect({ directory: unfinished });
  try {
    await migrate(database.sql);
    await seed(database.sql, say);
  } finally {
    await database.close();
  }
  // Where another run was quicker, its image stands: both are alike.
  if (existsSync(image)) rmSync(unfinished, { recursive: true, force: true });
  else renameSync(unfinished, image);
  return image;
}

/** A copy of the start image that a test run may write to. The caller removes it. */
export async function copyStartImage(say: (message: string) => void): Promise<string> {
  const image = await startImage(say);
  const directory = mkdtempSync(join(tmpdir(), 'lyktan-test-'));
  cpSync(image, directory, { recursive: true });
  return directory;
}

/** Not the young ones: another run may be making or copying one at this moment. */
function removeOldImages(): void {
  if (!existsSync(CACHE)) return;
  for (const name of readdirSync(CACHE)) {
    const path = join(CACHE, name);
    if (Date.now() - statSync(path).mtimeMs > YOUNG_MS) rmSync(path, { recursive: true, force: true });
  }
}

function sourcesHash(): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) addToHash(hash, source);
  return hash.digest('hex').slice(0, 16);
}

function addToHash(hash: ReturnType<typeof createHash>, path: string): void {
  const absolute = join(ROOT, path);
  if (/\.(ts|sql|json)$/.test(path)) hash.update(`${path}\n`).update(readFileSync(absolute));
  else if (!/\.[a-z]+$/.test(path))
    for (const name of readdirSync(absolute).sort()) addToHash(hash, `${path}/${name}`);
}
