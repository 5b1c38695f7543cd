import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const OUTPUT = join(import.meta.dirname, '../web/.svelte-kit/output/client');
/** The map itself, loaded when the page around it stands. */
const MAP = 'src/lib/map/controller.ts';
/** What SvelteKit starts every page with, the layout, and the words. */
const ALWAYS = [/runtime\/client\/entry\.js$/, /client-optimized\/(app|nodes\/0)\.js$/, /i18n\/sv\.ts$/];

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
  const chunks = Object.entries(manifest);
  const first = chunks.filter(
    ([key, { dynamicImports = [] }]) =>
      ALWAYS.some((always) => always.test(key)) ||
      (/nodes\/\d+\.js$/.test(key) && dynamicImports.includes(MAP)),
  );
  if (first.length < ALWAYS.length + 2) throw new Error('The build does not hold the parts of the map page.');
  const files = new Set<string>();
  const add = ({ file, imports = [] }: Chunk): void => {
    if (files.has(file)) return;
    files.add(file);
    for (const key of imports) add(manifest[key]!);
  };
  for (const [, chunk] of first) add(chunk);
  return [...files]
    .filter((file) => file.endsWith('.js'))
    .reduce((bytes, file) => bytes + gzipSync(readFileSync(join(OUTPUT, file))).length, 0);
}
