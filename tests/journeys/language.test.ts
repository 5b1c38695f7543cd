import { expect, test } from 'vitest';
import { expectSound, ready, visit } from '../setup/browser.ts';
import { readScreen } from '../setup/screen.ts';

test('can I read it in English? The same view says the same numbers in English', async () => {
  const swedish = await visit('/map?hours=20-02&light=dark');
  await ready(swedish);
  const english = await visit('/map?hours=20-02&light=dark&lang=en');
  await ready(english);
  expect(await english.page.locator('html').getAttribute('lang')).toBe('en');
  const [said, spoken] = [await readScreen(swedish.page), await readScreen(english.page)];
  expect(said.sentence).toMatch(/^Mörkt, 20–02/);
  expect(spoken.sentence).toMatch(/^Dark, 20–02/);
  expect(spoken.mass).toBe(said.mass);
  expect(spoken.rows).toEqual(said.rows);
  await expectSound(english);
});
