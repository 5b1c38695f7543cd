import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** One database, one session (the embedded one has no more), so these files run one after another. */
const oneAtATime = { fileParallelism: false, maxWorkers: 1 };

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'geodata', include: ['tests/geodata/**/*.test.ts'], testTimeout: 30_000 } },
      { test: { name: 'scripts', include: ['tests/scripts/**/*.test.ts'], testTimeout: 60_000 } },
      {
        plugins: [svelte({ configFile: false })],
        resolve: { conditions: ['browser'] },
        test: { name: 'web', include: ['tests/web/**/*.test.ts'], testTimeout: 30_000 },
      },
      {
        test: {
          name: 'api',
          include: ['tests/api/**/*.test.ts'],
          globalSetup: 'tests/setup/globalDatabase.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          ...oneAtATime,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          globalSetup: 'tests/setup/globalServer.ts',
          testTimeout: 180_000,
          hookTimeout: 180_000,
          ...oneAtATime,
        },
      },
    ],
  },
});
