import { expect, test } from 'vitest';
import { expectSound, PHONE, visit } from '../setup/browser.ts';

test('how do I ask from a programme of my own? Every route is told, with an example that answers', async () => {
  const visited = await visit('/reference', { role: 'planner' });
  const { page } = visited;
  const told = await page.locator('article h3 code').allTextContents();
  const paths = await page.evaluate(async () => {
    const answer = await fetch('/api/openapi.json');
    return Object.entries(((await answer.json()) as { paths: Record<string, object> }).paths);
  });
  expect([...told].sort()).toEqual(paths.flatMap(([path, ways]) => Object.keys(ways).map(() => path)).sort());

  const examples = await page
    .locator('main article a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
  expect(examples.length).toBeGreaterThan(60);
  const failed = await page.evaluate(async (list) => {
    const statuses = await Promise.all(
      list.map(async (path) => {
        const answer = await fetch(path);
        await answer.arrayBuffer();
        return [path, answer.status] as const;
      }),
    );
    return statuses.filter(([, status]) => status !== 200 && status !== 204);
  }, examples);
  expect(failed).toEqual([]);
  await expectSound(visited);
});

test('it reads without JavaScript, by the public, on a phone and in English', async () => {
  const { page, faults } = await visit('/reference?lang=en', {
    role: 'public',
    javaScriptEnabled: false,
    viewport: PHONE,
  });
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
    'Ask Lyktan from other programmes',
  );
  expect(await page.locator('#get-api-histograms').textContent()).toContain('Histograms');
  expect(await page.locator('#shapes').textContent()).toContain('exposureMinutes: integer | null');
  const wide = await page
    .locator('html')
    .evaluate((root) => root.scrollWidth)
    .catch(() => PHONE.width);
  expect(wide).toBeLessThanOrEqual(PHONE.width);
  expect(faults).toEqual([]);
});
