import { defineConfig } from 'vitest/config';

const unit = { include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/*.test.ts'], testTimeout: 30_000 };

/** unit: quick, side by side. e2e: whole product in real Chromium, one file at a time. deep: the long counts. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', ...unit, maxWorkers: 2 } },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'deep',
          include: ['test/deep/**/*.test.ts'],
          testTimeout: 1_200_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
