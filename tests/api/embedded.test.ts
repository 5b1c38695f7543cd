import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { connect } from '@lyktan/api/database/connect';
import { DatabaseInUseError, lockHolder } from '@lyktan/api/database/lock';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const directory = mkdtempSync(join(tmpdir(), 'lyktan-embedded-'));
let writer: Writer;

beforeAll(async () => {
  writer = await startWriter();
}, 120_000);

afterAll(() => {
  writer.process.kill('SIGKILL');
  rmSync(directory, { recursive: true, force: true });
});

describe('the embedded database', () => {
  test('is refused to a second process, which is told who holds it', async () => {
    const refusal = await connect({ directory }).then(
      () => null,
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(DatabaseInUseError);
    expect((refusal as Error).message).toContain(`process ${writer.process.pid}`);
    expect((refusal as Error).message).toContain(directory);
  });

  test('ends with its parent, and keeps what was acknowledged when the parent is killed in the middle of writes', async () => {
    await writer.until(5);
    writer.process.kill('SIGKILL');
    await untilGone(writer.databasePid);
    await expectAllKept();
  }, 120_000);

  test('keeps what was acknowledged when the database itself is killed in the middle of writes, five times', async () => {
    for (let round = 1; round <= 5; round += 1) {
      writer = await startWriter();
      await writer.until(3 * round);
      process.kill(writer.databasePid, 'SIGKILL');
      writer.process.kill('SIGKILL');
      await untilGone(writer.databasePid);
      await expectAllKept();
    }
  }, 300_000);
});

async function expectAllKept(): Promise<void> {
  const database = await connect({ directory });
  const [row] = await database.sql<{ rows: number; last: number }[]>`
    select count(*)::integer as rows, max(number) as last from written`;
  await database.close();
  expect(row!.rows, 'no number is missing or doubled').toBe(row!.last);
  expect(row!.last).toBeGreaterThanOrEqual(writer.acknowledged());
}

interface Writer {
  process: ChildProcess;
  databasePid: number;
  acknowledged: () => number;
  /** Resolves when this many more numbers are acknowledged. */
  until: (more: number) => Promise<void>;
}

async function startWriter(): Promise<Writer> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'embeddedWriter.ts'), directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let acknowledged = 0;
  const databasePid = await new Promise<number>((done, fail) => {
    child.once('exit', (code) => fail(new Error(`the writer ended early (${code})`)));
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const [word, number] = line.split(' ');
      if (word === 'database') done(Number(number));
      else acknowledged = Number(number);
    });
  });
  const until = async (more: number): Promise<void> => {
    const goal = acknowledged + more;
    while (acknowledged < goal) await delay(1);
  };
  return { process: child, databasePid, acknowledged: () => acknowledged, until };
}

async function untilGone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      break;
    }
    await delay(50);
  }
  expect(lockHolder(directory)).toBeNull();
}
