import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const SKIPPED = new Set(['node_modules', 'build', '.svelte-kit']);

/** Source files below a folder, as paths from the root. */
function sources(folder: string): string[] {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : sources(path);
    return /\.(ts|js|svelte)$/.test(entry.name) ? [path] : [];
  });
}

/** Whether a file imports, statically or not, from a path that matches. */
function imports(path: string, target: RegExp): boolean {
  const specifiers = readFileSync(join(ROOT, path), 'utf8').matchAll(
    /(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g,
  );
  return [...specifiers].some(([, specifier]) => target.test(specifier ?? ''));
}

test('neither web nor api, nor the rest of geodata, imports the demonstration data or what is planted in them', () => {
  const outside = ['web', 'api'].flatMap(sources);
  expect(outside.length).toBeGreaterThan(30);
  expect(outside.filter((path) => imports(path, /geodata\/demonstration\/|plantedTruth/))).toEqual([]);
  const geodata = sources('geodata').filter((path) => !path.startsWith('geodata/demonstration/'));
  expect(geodata.length).toBeGreaterThan(20);
  expect(geodata.filter((path) => imports(path, /\.\.\/demonstration\/|plantedTruth/))).toEqual([]);
});

test('no script and no part of the generator reads the planted truth; the check itself sees an import', () => {
  const files = [...sources('scripts'), ...sources('geodata/demonstration')];
  expect(files.filter((path) => imports(path, /plantedTruth/))).toEqual([]);
  expect(imports('tests/geodata/demonstration/planted.test.ts', /plantedTruth/)).toBe(true);
  expect(imports('scripts/seed.ts', /geodata\/demonstration\//)).toBe(true);
});
