import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runningProduct } from '../../scripts/handover.ts';
import { reportFile } from '../setup/reportFile.ts';
import { copyStartImage } from '../setup/startImage.ts';

const run = promisify(execFile);
const COMMAND = join(import.meta.dirname, '../../scripts/import.ts');

let directory: string;
let server: Server;

beforeAll(async () => {
  directory = await copyStartImage(() => undefined);
  server = await startServer();
}, 240_000);

afterAll(() => {
  kill(server);
  rmSync(directory, { recursive: true, force: true });
});

describe('while a server holds the embedded database', () => {
  test('the command hands it the file, shows the progress, lists the import and undoes it', async () => {
    const file = fileOf(500, 'handed');
    const { stdout } = await importCommand(file);
    expect(stdout).toContain(`The running server at ${server.url} takes the file.`);
    expect(stdout).toMatch(/100 % {2}500 rows {2}[\d,]+ rows\/s/);
    expect(stdout).toContain('500 reports were imported');
    const id = /--undo (\S+)/.exec(stdout)![1]!;
    expect((await importCommand('--list')).stdout).toContain(`${id}`);
    expect((await importCommand('--undo', id)).stdout).toContain('500 reports were taken away');
  });

  test('a district layer is handed over as well', async () => {
    const square = [
      [12.2, 58.2],
      [12.3, 58.2],
      [12.3, 58.3],
      [12.2, 58.3],
      [12.2, 58.2],
    ];
    const feature = {
      type: 'Feature',
      properties: { code: 'q', name: 'Q' },
      geometry: { type: 'Polygon', coordinates: [square] },
    };
    const file = join(directory, 'layer.geojson');
    writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features: [feature] }));
    const { stdout } = await importCommand('--districts', file, '--layer', 'handed');
    expect(stdout).toContain('Layer "handed": 1 districts');
    const layer = (await (await fetch(`${server.url}/api/districts?layer=handed`)).json()) as {
      features: unknown[];
    };
    expect(layer.features).toHaveLength(1);
  });

  test('a file with bad rows leaves a file to mend beside it, and the command says so by its exit code', async () => {
    const file = fileOf(3, 'bad');
    writeFileSync(file, `${reportFile(3, 'bad')}x;12,29;58,28;2026-03-29 02:30;;\n`);
    const failed = await importCommand(file).catch((error: { code: number; stdout: string }) => error);
    expect(failed).toMatchObject({ code: 1 });
    expect(failed.stdout).toContain('line 5, tid: that clock time does not exist on that day');
    expect(existsSync(`${file}.bad-rows.csv`)).toBe(true);
  });

  test('other requests are answered while a large file is read', async () => {
    const id = await send(reportFile(20_000, 'large'));
    let answeredMeanwhile = 0;
    while ((await stateOf(id)) === 'reading') {
      expect((await fetch(`${server.url}/api/metadata`)).status).toBe(200);
      if ((await stateOf(id)) === 'reading') answeredMeanwhile += 1;
    }
    expect(await stateOf(id)).toBe('done');
    expect(answeredMeanwhile).toBeGreaterThan(0);
    await undo(id);
  }, 120_000);

  test('a second file waits: it is refused in words while the first is read', async () => {
    const id = await send(reportFile(6000, 'first'));
    const second = await post(reportFile(1, 'second'));
    expect(second.status).toBe(409);
    while ((await stateOf(id)) === 'reading') await delay(20);
    await undo(id);
  });

  test('its token is for this user alone, and a wrong one opens nothing', async () => {
    const mode = statSync(join(directory, 'server.json')).mode & 0o777;
    expect(mode).toBe(0o600);
    const wrong = await fetch(`${server.url}/api/imports`, { headers: { authorization: 'Bearer wrong' } });
    expect(wrong.status).toBe(403);
  });
});

test('an import that is killed at any of twenty points is there whole or not at all', async () => {
  const rows = 6000;
  const file = reportFile(rows, 'killed');
  const begun = performance.now();
  const whole = await send(file);
  while ((await stateOf(whole)) === 'reading') await delay(5);
  const undisturbedMs = performance.now() - begun;
  await undo(whole);
  const outcomes = new Set<number>();
  for (let point = 1; point <= 20; point += 1) {
    void send(file).catch(() => undefined);
    await delay((undisturbedMs * point) / 18);
    kill(server);
    await untilGone(server.databasePid);
    server = await startServer();
    expect(server.staged).toBe(0);
    expect(server.reading).toBe(0);
    expect([0, rows]).toContain(server.accepted);
    outcomes.add(server.accepted);
    if (server.accepted === rows) await undoAll();
  }
  expect(outcomes).toContain(0);
}, 600_000);

interface Server {
  process: ChildProcess;
  url: string;
  databasePid: number;
  accepted: number;
  staged: number;
  reading: number;
}

async function startServer(): Promise<Server> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'importServer.ts'), directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((done, fail) => {
    child.once('exit', (code) => fail(new Error(`the server ended early (${code})`)));
    createInterface({ input: child.stdout! }).once('line', (line) =>
      done({ ...(JSON.parse(line) as Omit<Server, 'process'>), process: child }),
    );
  });
}

function kill({ process: child, databasePid }: Server): void {
  child.kill('SIGKILL');
  try {
    process.kill(databasePid, 'SIGKILL');
  } catch {
    // It may have ended with its parent already.
  }
}

async function untilGone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await delay(20);
  }
}

function fileOf(rows: number, series: string): string {
  const path = join(directory, `${series}.csv`);
  writeFileSync(path, reportFile(rows, series));
  return path;
}

function importCommand(...words: string[]) {
  return run(process.execPath, [COMMAND, ...words], {
    env: { ...process.env, LYKTAN_DATA: directory, DATABASE_URL: '' },
  });
}

function asCommand(): { authorization: string } {
  return { authorization: `Bearer ${runningProduct(directory)!.token}` };
}

function post(body: string): Promise<Response> {
  return fetch(`${server.url}/api/imports?name=x.csv`, { method: 'POST', body, headers: asCommand() });
}

async function send(body: string): Promise<string> {
  return ((await (await post(body)).json()) as { import: { id: string } }).import.id;
}

async function stateOf(id: string): Promise<string> {
  const answer = await fetch(`${server.url}/api/imports/${id}`, { headers: asCommand() });
  return ((await answer.json()) as { state: string }).state;
}

async function undo(id: string): Promise<void> {
  await fetch(`${server.url}/api/imports/${id}/undo`, { method: 'POST', headers: asCommand() });
}

async function undoAll(): Promise<void> {
  const answer = await fetch(`${server.url}/api/imports`, { headers: asCommand() });
  const { imports } = (await answer.json()) as { imports: { id: string; mayUndo: boolean }[] };
  for (const { id, mayUndo } of imports) if (mayUndo) await undo(id);
}
