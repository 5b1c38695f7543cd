import { join } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';
import { judgeImport } from '../../scripts/lint/importDirection.ts';

const ROOT = join(import.meta.dirname, '../..');

/** What the project's own ESLint configuration says of the direction in a file of that name. */
async function directionProblems(file: string, source: string): Promise<string[]> {
  const eslint = new ESLint({
    cwd: ROOT,
    // The file does not exist, so there are no types to ask for; the rule under test needs none.
    overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
    ruleFilter: ({ ruleId }) => ruleId === 'lyktan/import-direction',
  });
  const [result] = await eslint.lintText(source, { filePath: join(ROOT, file) });
  return (result?.messages ?? []).map(({ message }) => message);
}

describe('lint holds the import direction', () => {
  test('geodata that imports the API, by name or by path, turns red', async () => {
    const source = `import { connect } from '@lyktan/api/database/connect';\nexport { connect };\nexport * from '../../api/app.ts';\n`;
    expect(await directionProblems('geodata/time/snippet.ts', source)).toEqual([
      'geodata may not import api: the direction is web -> api (types only) -> geodata.',
      'geodata may not import api: the direction is web -> api (types only) -> geodata.',
    ]);
  });

  test('geodata that reads files turns red, with and without the node: prefix', async () => {
    const source = `import { readFileSync } from 'node:fs';\nimport os from 'os';\nexport { readFileSync, os };\n`;
    expect(await directionProblems('geodata/places/snippet.ts', source)).toHaveLength(2);
  });

  test('a Svelte component that imports code of the API turns red, one that imports its types does not', async () => {
    const component = (statement: string): string => `<script lang="ts">\n  ${statement}\n</script>\n`;
    const code = component(`import { createApp } from '@lyktan/api/app';`);
    expect(await directionProblems('web/src/lib/Snippet.svelte', code)).toEqual([
      'web may import only types from api: write "import type".',
    ]);
    const types = component(`import type { AppType } from '@lyktan/api/app';`);
    expect(await directionProblems('web/src/lib/Snippet.svelte', types)).toEqual([]);
  });

  test('an import made at run time counts as well', async () => {
    const source = `export const load = () => import('../../../scripts/server.ts');\n`;
    expect(await directionProblems('web/src/lib/snippet.ts', source)).toHaveLength(1);
  });
});

test.each([
  ['api/app.ts', '@lyktan/geodata/light/sun', false],
  ['api/app.ts', 'node:crypto', false],
  ['web/src/lib/api.ts', '@lyktan/geodata/filter/filter', false],
  ['web/src/lib/api.ts', '@lyktan/api/app', true],
  ['web/src/lib/api.ts', '#lib/state/view.ts', false],
  ['geodata/space/cell.ts', 'h3-js', false],
  ['geodata/places/basemap.ts', 'geojson', true],
  ['scripts/start.ts', '@lyktan/api/app', false],
  ['tests/api/x.test.ts', '../../scripts/seed.ts', false],
])('%s may import %s', (file, specifier, typeOnly) => {
  expect(judgeImport(join(ROOT, file), specifier, typeOnly)).toBeNull();
});

test.each([
  ['api/app.ts', '../scripts/server.ts', false],
  ['api/app.ts', '@lyktan/web/src/hooks.server', true],
  ['api/app.ts', '../tests/setup/database.ts', false],
  ['web/src/lib/api.ts', '../../../api/app.ts', false],
  ['geodata/space/cell.ts', '@turf/turf', false],
  ['geodata/space/cell.ts', '#lib/map/model.ts', true],
  ['geodata/space/cell.ts', 'node:fs', true],
  ['scripts/start.ts', '../tests/setup/database.ts', false],
])('%s may not import %s', (file, specifier, typeOnly) => {
  expect(judgeImport(join(ROOT, file), specifier, typeOnly)).not.toBeNull();
});
