import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readTally, sumTallies, summaryLine } from '../../scripts/testTally.ts';

const directory = mkdtempSync(join(tmpdir(), 'lyktan-tally-test-'));
afterAll(() => rmSync(directory, { recursive: true }));

const passed = { status: 'passed' };
const failed = { status: 'failed' };

function tally(report: object | string, exitCode: number) {
  const path = join(directory, 'tally.json');
  writeFileSync(path, typeof report === 'string' ? report : JSON.stringify(report));
  return readTally(path, exitCode);
}

function report(counts: [number, number, number], testResults: object[]) {
  const [numPassedTests, numFailedTests, numPendingTests] = counts;
  return { numPassedTests, numFailedTests, numPendingTests, numTodoTests: 0, testResults };
}

describe('the summed line', () => {
  test('counts passed, failed and skipped tests', () => {
    const file = { status: 'failed', assertionResults: [passed, passed, failed, { status: 'skipped' }] };
    expect(tally(report([2, 1, 1], [file]), 1)).toEqual({ passed: 2, failed: 1, skipped: 1 });
  });

  test('counts a file that could not be loaded as a failure', () => {
    const files = [
      { status: 'passed', assertionResults: [passed] },
      { status: 'failed', assertionResults: [] },
    ];
    expect(tally(report([1, 0, 0], files), 1).failed).toBe(1);
  });

  test('counts a failed end without any failed test as a failure', () => {
    expect(tally(report([1, 0, 0], [{ status: 'passed', assertionResults: [passed] }]), 1).failed).toBe(1);
  });

  test('counts a missing or half-written report as a failure, also after a good end', () => {
    expect(tally('{"numPassed', 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(readTally(join(directory, 'none.json'), 0).failed).toBe(1);
  });

  test('is one line over all parts, naming skipped tests only where there are any', () => {
    const parts = [
      { passed: 3, failed: 0, skipped: 0 },
      { passed: 4, failed: 1, skipped: 0 },
    ];
    expect(summaryLine(sumTallies(parts))).toBe('7 passed, 1 failed');
    expect(summaryLine({ passed: 1, failed: 0, skipped: 2 })).toBe('1 passed, 0 failed, 2 skipped');
  });
});
