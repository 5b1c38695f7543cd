/**
 * ESLint rule: `web -> api (types only) -> geodata`, and geodata pure. A room is a top folder of the
 * repository; an import is judged by the room it leads to, whether written as a package name, a `#lib`
 * alias or a relative path.
 */
import { isBuiltin } from 'node:module';
import { dirname, relative, resolve, sep } from 'node:path';
import type { Rule } from 'eslint';

type Room = 'geodata' | 'api' | 'web' | 'scripts' | 'tests';
type Verdict = 'allowed' | 'types only' | 'forbidden';

const EVERYTHING = { geodata: 'allowed', api: 'allowed', web: 'allowed', scripts: 'allowed' } as const;

/** What each room may import from the others; a room not named is forbidden. */
const MAY_IMPORT: Record<Room, Partial<Record<Room, Verdict>>> = {
  geodata: {},
  api: { geodata: 'allowed' },
  web: { geodata: 'allowed', api: 'types only' },
  scripts: EVERYTHING,
  tests: { ...EVERYTHING, tests: 'allowed' },
};

/** The only packages from outside that geodata runs on (types cost nothing): it does no I/O and runs in the browser. */
const GEODATA_PACKAGES = ['h3-js', 'proj4'];

const ROOT = resolve(import.meta.dirname, '../..');

/** @returns null where the import is in order, else the sentence to show */
export function judgeImport(file: string, specifier: string, typeOnly: boolean, root = ROOT): string | null {
  const from = roomOf(file, root);
  if (from === null) return null;
  const to = targetRoom(file, specifier, root);
  if (to === null) return from === 'geodata' ? judgeOutside(specifier, typeOnly) : null;
  if (to === from) return null;
  const verdict = MAY_IMPORT[from][to] ?? 'forbidden';
  if (verdict === 'allowed' || (verdict === 'types only' && typeOnly)) return null;
  return verdict === 'types only'
    ? `${from} may import only types from ${to}: write "import type".`
    : `${from} may not import ${to}: the direction is web -> api (types only) -> geodata.`;
}

function judgeOutside(specifier: string, typeOnly: boolean): string | null {
  if (isBuiltin(specifier))
    return `geodata does no I/O and runs in the browser: "${specifier}" may not be imported.`;
  if (typeOnly) return null;
  const known = GEODATA_PACKAGES.some((name) => specifier === name || specifier.startsWith(`${name}/`));
  return known
    ? null
    : `geodata rests on ${GEODATA_PACKAGES.join(', ')} only: "${specifier}" may not be imported.`;
}

function targetRoom(file: string, specifier: string, root: string): Room | null {
  if (specifier.startsWith('.')) return roomOf(resolve(dirname(file), specifier), root);
  if (/^#lib(\/|$)/.test(specifier) || /^\$(lib|app)(\/|$)/.test(specifier)) return 'web';
  const scoped = /^@lyktan\/([a-z]+)(\/|$)/.exec(specifier)?.[1];
  return asRoom(scoped);
}

function roomOf(path: string, root: string): Room | null {
  return asRoom(relative(root, path).split(sep)[0]);
}

function asRoom(name: string | undefined): Room | null {
  return name !== undefined && name in MAY_IMPORT ? (name as Room) : null;
}

export const importDirection: Rule.RuleModule = {
  meta: { type: 'problem', docs: { description: 'web -> api (types only) -> geodata' }, schema: [] },
  create(context) {
    const check = (node: Rule.Node, source: unknown, typeOnly: boolean): void => {
      if (typeof source !== 'string') return;
      const message = judgeImport(context.filename, source, typeOnly);
      if (message !== null) context.report({ node, message });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source.value, isTypeOnly(node, 'importKind')),
      ExportNamedDeclaration: (node) => check(node, node.source?.value, isTypeOnly(node, 'exportKind')),
      ExportAllDeclaration: (node) => check(node, node.source.value, isTypeOnly(node, 'exportKind')),
      ImportExpression: (node) => check(node, literal(node.source), false),
      TSImportType: (node: Rule.Node) =>
        check(node, literal((node as unknown as { source?: unknown }).source), true),
    };
  },
};

/** `import type ...`, or every name in it marked `type`. A bare `import 'x'` runs code and is not. */
function isTypeOnly(node: object, key: 'importKind' | 'exportKind'): boolean {
  const { [key]: kind, specifiers = [] } = node as Record<typeof key, string | undefined> & {
    specifiers?: readonly object[];
  };
  if (kind === 'type') return true;
  return (
    specifiers.length > 0 && specifiers.every((one) => (one as Record<typeof key, string>)[key] === 'type')
  );
}

function literal(node: unknown): unknown {
  return (node as { value?: unknown } | undefined)?.value;
}
