import { expect, test } from 'vitest';
import { javaScriptBeforeMap } from '../../scripts/webWeight.ts';
import '../setup/globalServer.ts';

test('does it open on a slow line? At most 120 kB of JavaScript come before the map', () => {
  // Too little would mean that the measure has lost parts of the page.
  expect(javaScriptBeforeMap()).toBeGreaterThan(60_000);
  expect(javaScriptBeforeMap()).toBeLessThanOrEqual(120_000);
});
