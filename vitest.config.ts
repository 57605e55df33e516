import { defineConfig } from 'vitest/config';

/** A condition is waited for as long as a slow machine may take; its own 1 s would be a race. */
const patient = { poll: { timeout: 20_000 } };

const unit = {
  include: [
    'src/**/*.test.ts',
    'src/**/*.test.tsx',
    'test/*.test.ts',
    'test/electron/fake-electron.test.ts',
    'test/hub/*.test.ts',
  ],
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: patient,
};

/** Pages in a real browser against a fake core, and the sound alone: they hardly decode, so two files at a time. */
const pages = [
  'accessibility',
  'admin',
  'add-cameras',
  'camera-browser',
  'capacity',
  'desk',
  'hub-desk',
  'keys',
  'layouts',
  'operator-page',
  'plan-pointer',
  'sound',
  'wall-log',
  'wall-page',
].map((name) => `test/e2e/${name}.test.ts`);

/** Parts of the Electron app that need no Electron: its core as a process of its own, its preload in a real page. */
const appParts = ['core-process', 'preload'].map((name) => `test/electron/${name}.test.ts`);

/** unit: quick, side by side. e2e: whole product in real Chromium, one file at a time. deep: the long counts. electron: the app itself, where its binary is (`npm run test:electron`). */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', ...unit, maxWorkers: 2 } },
      {
        test: {
          name: 'pages',
          include: pages,
          globalSetup: 'test/fakes/built-pages.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: patient,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts', ...appParts],
          exclude: pages,
          testTimeout: 120_000,
          expect: patient,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'electron',
          include: ['test/electron/app.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: patient,
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
