/**
 * `npm run check`: types, lint with the import direction, format. Runs all of them, also after one
 * has failed, and says at the end which failed.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

const NODE = process.execPath;
const CHECKS = [
  { name: 'web sources', command: 'npm', args: ['run', 'check', '--silent', '--workspace', 'web'] },
  { name: 'types', command: NODE, args: ['node_modules/typescript/bin/tsc'] },
  { name: 'lint', command: NODE, args: ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.'] },
  {
    name: 'format',
    command: NODE,
    args: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'],
  },
];

const failed = CHECKS.filter(({ name, command, args }) => {
  const started = Date.now();
  console.log(`\n— ${name}`);
  // On Windows npm is a .cmd file, which needs a shell.
  const shell = process.platform === 'win32' && command === 'npm';
  const run = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', shell });
  const passed = run.status === 0;
  console.log(`${passed ? 'passed' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return !passed;
});

if (failed.length > 0) {
  const remedy = failed.some(({ name }) => name === 'format') ? ' (`npm run format` mends the format)' : '';
  console.log(`\nFailed: ${failed.map(({ name }) => name).join(', ')}${remedy}`);
  process.exitCode = 1;
} else {
  console.log('\nTypes, lint and format are in order.');
}
