import type { Page } from 'playwright-core';
import type { CallInput } from '../../src/shared/contract/calls.ts';
import { AdminHub } from '../fakes/admin-scenes.ts';
import {
  auditDoubt,
  beforeSignIn,
  bookmarksOfAll,
  layoutsOfAll,
  otherDesks,
  pushFrom,
  refusedReport,
  scopeOfCamera,
  signedIn,
} from '../fakes/hub-scenes.ts';
import type { PageBench } from '../fakes/page-bench.ts';
import { ownReports, putReports, unitReports } from '../fakes/report-scenes.ts';
import { badNightScene, changeWall, cityScene, emptyScene, type Scene, sceneTimeMs } from './city-scene.ts';
import type { Screen } from './screens.ts';

const gate = { window: 'operator', scene: emptyScene } as const;
const desk = { window: 'operator', scene: withLayouts } as const;
const pushes = [
  pushFrom(sceneTimeMs),
  pushFrom(sceneTimeMs, {
    id: 'push-2',
    byName: 'Hoàng Thị Mai',
    byUnit: 'IOC',
    reason: '',
    atMs: sceneTimeMs - 200_000,
  }),
];
const online = { ...signedIn(sceneTimeMs, { waiting: 2 }), items: layoutsOfAll(), pushes };
const marked = { ...online, items: bookmarksOfAll(sceneTimeMs) };
const scope = ['hub.camera-scope', scopeOfCamera('cam-1')] as const;

const key = (name: string) => async (page: Page) => {
  await page.keyboard.press(name);
  await page.getByRole('dialog').waitFor();
};

async function openFacts(page: Page): Promise<void> {
  await page.locator('.top-bar .bar-button').last().click();
  await page.locator('.facts').waitFor();
}

/** Reports are there, at a desk of the unit's people without the right to administer. */
async function withReports(page: Page, bench: PageBench): Promise<void> {
  const hub = new AdminHub(sceneTimeMs);
  putReports(hub, sceneTimeMs);
  bench.core.answers.set('hub.rows', (input) => hub.rowsOf(input as CallInput<'hub.rows'>));
  bench.core.answers.set('hub.command', (input) => hub.answer(input as CallInput<'hub.command'>));
  for (const topic of [unitReports, ownReports]) bench.core.broadcast('hub.rows-changed', { topic });
  await page.locator('.reports-notice').waitFor();
}

function withLayouts(): Scene {
  const layouts = layoutsOfAll().flatMap(({ item }) => (item.kind === 'layout' ? [item.layout] : []));
  return changeWall(cityScene(), { layouts });
}

/** The desk with a hub, from its first day to a bad night. */
export const hubScreens: readonly Screen[] = [
  { ...gate, name: 'hub-sign-in', answers: [['hub.get', beforeSignIn(sceneTimeMs, 'signed-out')]] },
  {
    ...gate,
    name: 'hub-sign-in-away',
    answers: [
      [
        'hub.get',
        beforeSignIn(sceneTimeMs, 'signed-out', {
          fault: { code: 'hub-away', message: 'no answer' },
          demoAccounts: [],
        }),
      ],
    ],
  },
  { ...gate, name: 'hub-trust', answers: [['hub.get', beforeSignIn(sceneTimeMs, 'untrusted')]] },
  { ...gate, name: 'hub-waiting', answers: [['hub.get', beforeSignIn(sceneTimeMs, 'waiting-approval')]] },
  {
    ...gate,
    name: 'hub-password',
    answers: [['hub.get', signedIn(sceneTimeMs, { mustChangePassword: true })]],
    async open(page) {
      await page.getByRole('textbox').nth(1).or(page.locator('input[name="new"]')).first().fill('vonglau26');
    },
  },
  { ...gate, name: 'hub-address', open: key('u') },
  {
    ...desk,
    name: 'hub-reports',
    answers: [['hub.get', signedIn(sceneTimeMs, {}, ['view'])], scope],
    async open(page, bench) {
      await withReports(page, bench);
      await key('Shift+Y')(page);
      await page.locator('.admin-item').first().click();
    },
  },
  { ...desk, name: 'desk-hub', answers: [['hub.get', online], scope], open: openFacts },
  {
    ...desk,
    name: 'desk-hub-away',
    scene: badNightScene,
    answers: [
      [
        'hub.get',
        signedIn(sceneTimeMs, { link: 'away', sinceMs: sceneTimeMs - 1_260_000, waiting: 3 }, ['view']),
      ],
      scope,
    ],
    async open(page) {
      await openFacts(page);
      await page.locator('.plan-tile').nth(9).click();
    },
  },
  { ...desk, name: 'hub-sheet', answers: [['hub.get', online]], open: key('u') },
  {
    ...desk,
    name: 'hub-sheet-away',
    answers: [
      [
        'hub.get',
        signedIn(sceneTimeMs, {
          link: 'away',
          sinceMs: sceneTimeMs - 1_260_000,
          waiting: 3,
          fault: { code: 'hub-away', message: 'no answer' },
        }),
      ],
    ],
    async open(page) {
      await key('u')(page);
      await page.locator('.hub-acts').last().getByRole('button').click();
    },
  },
  {
    ...desk,
    name: 'hub-layouts',
    answers: [['hub.get', online]],
    async open(page) {
      await page.locator('.layout-button').first().click();
      await page.getByRole('menu').waitFor();
    },
  },
  {
    ...desk,
    name: 'hub-conflicts',
    answers: [['hub.get', online]],
    async open(page) {
      await page.locator('.hub-undecided').click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    ...desk,
    name: 'hub-push',
    answers: [['hub.get', online], scope, ['hub.command', { ok: true, output: { desks: otherDesks } }]],
    async open(page) {
      await key('p')(page);
      await page.getByRole('radio').first().waitFor({ state: 'attached' });
    },
  },
  { ...desk, name: 'hub-report', answers: [['hub.get', online]], open: key('y') },
  { ...desk, name: 'hub-bookmark', answers: [['hub.get', online], scope], open: key('b') },
  { ...desk, name: 'hub-bookmarks', answers: [['hub.get', marked]], open: key('Shift+B') },
  {
    ...desk,
    name: 'hub-bookmarks-none',
    answers: [['hub.get', signedIn(sceneTimeMs)]],
    open: key('Shift+B'),
  },
  {
    ...desk,
    name: 'hub-refused',
    answers: [
      [
        'hub.get',
        { ...signedIn(sceneTimeMs, { refused: [refusedReport(sceneTimeMs)] }), items: marked.items },
      ],
    ],
    async open(page) {
      await page.locator('.hub-undecided').click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    ...desk,
    name: 'hub-sheet-doubt',
    answers: [
      [
        'hub.get',
        signedIn(sceneTimeMs, { auditDoubt: auditDoubt(sceneTimeMs), hubAheadMs: 3_720_000, waiting: 1 }),
      ],
    ],
    open: key('u'),
  },
  {
    ...desk,
    name: 'hub-sheet-expired',
    scene: badNightScene,
    answers: [
      [
        'hub.get',
        signedIn(sceneTimeMs, {
          link: 'away',
          sinceMs: sceneTimeMs - 47_000_000,
          rightsSignedAtMs: sceneTimeMs - 47_000_000,
          rightsExpireAtMs: sceneTimeMs - 3_800_000,
          rightsExpired: true,
        }),
      ],
    ],
    open: key('u'),
  },
];
