import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const OUTPUT = join(import.meta.dirname, '../web/.svelte-kit/output/client');
/** What only the page of the analysis asks for later: by it the page is known. */
const FINDINGS = 'src/lib/panels/FindingsPanel.svelte';
/** What SvelteKit starts every page with, the layout, and the words. */
const ALWAYS = [
  /runtime\/client\/entry\.js$/,
  /client-optimized\/app\.js$/,
  /nodes\/0\.js$/,
  /i18n\/sv\.ts$/,
];

interface Chunk {
  file: string;
  imports?: string[];
  dynamicImports?: string[];
}

/**
 * JavaScript that a browser must have before the map begins, in bytes under gzip: what the page of the analysis imports,
 * and not what it asks for later. @throws where web was not built
 */
export function javaScriptBeforeMap(): number {
  const manifest = JSON.parse(readFileSync(join(OUTPUT, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >;
  const keys = Object.keys(manifest);
  const always = ALWAYS.map((part) => keys.find((key) => part.test(key)));
  const page = keys
    .filter((key) => /nodes\/\d+\.js$/.test(key))
    .find((key) =>
      [...withImports(manifest, [key])].some((part) => manifest[part]!.dynamicImports?.includes(FINDINGS)),
    );
  const first = [...always, page].filter((key) => key !== undefined);
  if (first.length < ALWAYS.length + 1) throw new Error('The build does not hold the parts of the map page.');
  return [...withImports(manifest, first)]
    .map((key) => manifest[key]!.file)
    .filter((file) => file.endsWith('.js'))
    .reduce((bytes, file) => bytes + gzipSync(readFileSync(join(OUTPUT, file))).length, 0);
}

/** Parts of a build with all that they import, directly or not. */
function withImports(manifest: Record<string, Chunk>, keys: readonly string[]): Set<string> {
  const found = new Set(keys);
  for (const key of found) for (const imported of manifest[key]!.imports ?? []) found.add(imported);
  return found;
}
