import { defineConfig } from 'vitest/config';

/** Of every project. */
const usual = {
  // A condition is waited for as long as a slow machine may take; its own 1 s would be a race.
  expect: { poll: { timeout: 20_000 } },
  // What a file's helpers left to do is done after it.
  setupFiles: ['test/support/every-file.ts'],
};

const unit = [
  'src/**/*.test.{ts,tsx}',
  'test/*.test.ts',
  'test/electron/fake-electron.test.ts',
  'test/hub/*.test.ts',
];

/** Suites that start programs (ffmpeg, a browser, a hub, the packager), look at their own process as a whole or put modules into others' place: they mostly wait, and each has a process of its own. */
const programs = [
  'src/**/*.browser.test.ts',
  'src/main/core/capacity/{capacity-service,measure-lane,probe-clips}.test.ts',
  'src/main/core/decode/{decode-lanes,lane-faults,lane-starts}.test.ts',
  'src/main/core/ffmpeg/find.test.ts',
  'src/main/core/process/child.test.ts',
  'src/main/core/report/*.test.ts',
  'src/main/core/rtsp/{pull-rtsp,same-as-ffmpeg}.test.ts',
  'src/main/core/streams/{ffmpeg-pulls,ingest,sound-listeners,stream-directory}.test.ts',
  'src/main/electron/*.test.ts',
  'src/main/kiosk/kiosk-*.test.ts',
  'src/server/index.test.ts',
  'src/server/command/{database-away,full-disk,killed-hub}.test.ts',
  'src/simulator/{city,faults,index}.test.ts',
  'test/hub/{audit-cut,database-away}.test.ts',
  'test/{demo-electron,start-electron}.test.ts',
  'test/packaging*.test.ts',
];

/** Parts of the hub whose tests are on SQLite every day; what is not here has its tests on both engines in every run, or keeps nothing. */
const onPostgres = [
  'src/server/{accounts,book,catalogue,consoles,reports,sessions,tickets,wall}/**/*.test.ts',
  'src/server/net/http.test.ts',
];

/** Pages in a real browser against a fake core, and the sound alone: they hardly decode, so two files at a time. */
const pages = [
  'accessibility',
  'admin',
  'admin-cameras',
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

/** Counts the pictures that a change of lane leaves out: on a busy machine others are left out too. */
const strict = ['src/renderer/video/lane-change.browser.test.ts'];

/** The whole product with few cameras, where neither the age of a picture nor room for the large streams is judged; and the app's core, as a process of its own without Electron. */
const product = ['test/e2e/{command-line,demo,displays,hub}.test.ts', 'test/electron/core-process.test.ts'];

/**
 * unit: one process for all files, for loading the product anew costs more than most of them; none may leave anything behind. pages: two such processes. programs: side by side, for they mostly wait. product: two files at a time. e2e: whole product in real Chromium, one file at a time. deep: the long counts. hub-on-postgres: the hub's suite once more on PostgreSQL, with the long ones. electron: the app itself, where its binary is (`npm run test:electron`).
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          ...usual,
          include: unit,
          exclude: [...programs, ...strict],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          isolate: false,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'programs',
          ...usual,
          include: programs,
          exclude: strict,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'pages',
          ...usual,
          include: [...pages, 'test/electron/preload.test.ts'],
          globalSetup: 'test/fakes/built-pages.ts',
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'product',
          ...usual,
          include: product,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'e2e',
          ...usual,
          include: ['test/e2e/**/*.test.ts', ...strict],
          exclude: [...pages, ...product],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'electron',
          ...usual,
          include: ['test/electron/app.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'hub-on-postgres',
          ...usual,
          setupFiles: [...usual.setupFiles, 'test/support/on-postgres.ts'],
          include: onPostgres,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          isolate: false,
          maxWorkers: 1,
        },
      },
      {
        test: {
          name: 'deep',
          ...usual,
          include: ['test/deep/**/*.test.ts'],
          provide: { timesAsMany: 20 },
          testTimeout: 1_200_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
