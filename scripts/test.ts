/**
 * `npm test`: unit and API tests on the embedded database, the API tests again on a server PostGIS when
 * TEST_DATABASE_URL names one, and the journeys in a real browser. Ends with one line for all of them.
 * Arguments are handed to vitest, e.g. `npm test -- tests/geodata/light`.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './chromium.ts';
import { readTally, sumTallies, summaryLine, type Tally } from './testTally.ts';

const ROOT = join(import.meta.dirname, '..');
const VITEST = join(ROOT, 'node_modules/vitest/vitest.mjs');

interface Part {
  title: string;
  projects: string[];
  variables: NodeJS.ProcessEnv;
}

const { TEST_DATABASE_URL, ...withoutServer } = process.env;

async function main(args: string[]): Promise<number> {
  const parts = [...databaseParts(), ...journeyParts()];
  const tallies: Tally[] = [];
  for (const part of parts) {
    console.log(`\n=== ${part.title}`);
    tallies.push(await runPart(part, args));
  }
  const sum = sumTallies(tallies);
  if (sum.passed + sum.failed === 0) console.log('No test ran.');
  console.log(summaryLine(sum));
  return sum.failed > 0 || sum.passed === 0 ? 1 : 0;
}

function databaseParts(): Part[] {
  const embedded = {
    title: 'Units, and the API on the embedded database',
    projects: ['geodata', 'scripts', 'web', 'api'],
    variables: withoutServer,
  };
  if (!TEST_DATABASE_URL) {
    console.log(
      'The API tests run on the embedded database only: TEST_DATABASE_URL names no server (node scripts/database.ts npm test starts one).',
    );
    return [embedded];
  }
  const server = { title: 'The API on a server PostGIS', projects: ['api'], variables: process.env };
  return [embedded, server];
}

function journeyParts(): Part[] {
  if (findChromium() === null && !process.env.CI) {
    console.log(
      'The browser journeys are skipped: no Chromium was found. Install one, or name it in CHROMIUM_PATH.',
    );
    return [];
  }
  // Under CI the journeys are run without a Chromium too, and fail: a skip must not look like a pass.
  return [{ title: 'Journeys in a browser', projects: ['journeys'], variables: withoutServer }];
}

async function runPart({ projects, variables }: Part, args: string[]): Promise<Tally> {
  const directory = mkdtempSync(join(tmpdir(), 'lyktan-tally-'));
  const file = join(directory, 'tally.json');
  const options = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`, '--passWithNoTests'];
  const chosen = projects.flatMap((project) => ['--project', project]);
  const child = spawn(process.execPath, [VITEST, 'run', ...chosen, ...options, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: variables,
  });
  const exitCode = await new Promise<number>((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code) => done(code ?? 1));
  });
  const tally = readTally(file, exitCode);
  rmSync(directory, { recursive: true, force: true });
  return tally;
}

process.exitCode = await main(process.argv.slice(2));
