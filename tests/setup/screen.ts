import type { Page } from 'playwright-core';
import { LAYOUT } from '../../web/src/lib/charts/clockLayout.ts';

/**
 * Drags a rectangle on the darkness clock from the middle of one hour and month to the middle of another,
 * both included; hours as the clock shows them with midnight in the middle, months 0-11.
 */
export async function dragClock(
  page: Page,
  from: { hour: number; month: number },
  to: { hour: number; month: number },
): Promise<void> {
  const clock = page.getByRole('group', { name: /Mörkerklockan|darkness clock/i });
  await clock.scrollIntoViewIfNeeded();
  const box = (await clock.boundingBox())!;
  const at = ({ hour, month }: { hour: number; month: number }): [number, number] => {
    const column = (hour + 12) % 24;
    const row = (month + 6) % 12;
    const x = (LAYOUT.left + (column + 0.5) * LAYOUT.column) / LAYOUT.width;
    const y = (LAYOUT.top + (row + 0.5) * LAYOUT.row) / LAYOUT.height;
    return [box.x + x * box.width, box.y + y * box.height];
  };
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at({ hour: from.hour, month: to.month }), { steps: 4 });
  await page.mouse.move(...at(to), { steps: 8 });
  await page.mouse.up();
}

/** What the screen says of the filter, in all its forms. */
export interface Reading {
  search: string;
  sentence: string;
  finding: string;
  findingOf: string;
  summary: string;
  /** Reports in the filter, not rounded. */
  mass: number;
  timed: number;
  /** By place: the table's rows, not rounded, and the sum of all with the row of the others. */
  rows: Record<string, number>;
  tableSum: number;
  map: { coloured: number; valueSum: number };
  light: string;
}

/** Reads the screen once the spoken summary has followed, which is the last to change. */
export async function readScreen(page: Page): Promise<Reading> {
  // The address follows 160 ms after a brush, the spoken summary 700 ms after the last change.
  await page.waitForTimeout(1200);
  return page.evaluate(() => {
    const text = (id: string): string =>
      document.querySelector(`[data-testid="${id}"]`)?.textContent?.trim() ?? '';
    const counts = document.querySelector<HTMLElement>('[data-testid="counts"]');
    const map = document.querySelector<HTMLElement>('[data-map-ready]');
    const table = [...document.querySelectorAll('table')].filter((one) => one.checkVisibility()).at(-1);
    const rows = [...(table?.querySelectorAll<HTMLElement>('tr[data-place]') ?? [])];
    const rest = Number(table?.querySelector<HTMLElement>('tr[data-rest]')?.dataset.mass ?? 0);
    return {
      search: location.search,
      sentence: text('filter-sentence'),
      finding: text('finding'),
      findingOf: text('finding-of'),
      summary: text('map-summary'),
      mass: Number(counts?.dataset.mass),
      timed: Number(counts?.dataset.timed),
      rows: Object.fromEntries(rows.map((row) => [row.dataset.place ?? '', Number(row.dataset.mass)])),
      tableSum: rows.reduce((sum, row) => sum + Number(row.dataset.mass), rest),
      map: { coloured: Number(map?.dataset.coloured), valueSum: Number(map?.dataset.valueSum) },
      light: document.querySelector<HTMLElement>('.analysis')?.dataset.light ?? '',
    };
  });
}
