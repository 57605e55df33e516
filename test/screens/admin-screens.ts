import type { Page } from 'playwright-core';
import type { CallInput } from '../../src/shared/contract/calls.ts';
import { AdminHub } from '../fakes/admin-scenes.ts';
import { scopeOfCamera, signedIn } from '../fakes/hub-scenes.ts';
import type { PageBench } from '../fakes/page-bench.ts';
import { cityScene, sceneTimeMs } from './city-scene.ts';
import type { Screen } from './screens.ts';

const desk = { window: 'operator', scene: cityScene } as const;
const answers: Screen['answers'] = [
  ['hub.get', signedIn(sceneTimeMs, {}, ['view', 'push', 'administer', 'audit'])],
];

/** Opens that part of the administration, counted from 0, before a small city's hub. */
async function openPart(page: Page, bench: PageBench, part: number): Promise<void> {
  const hub = new AdminHub(sceneTimeMs);
  bench.core.answers.set('hub.rows', (input) => hub.rowsOf(input as CallInput<'hub.rows'>));
  bench.core.answers.set('hub.camera-scope', (input) =>
    scopeOfCamera((input as CallInput<'hub.camera-scope'>).cameraId),
  );
  bench.core.answers.set('hub.command', (input) => hub.answer(input as CallInput<'hub.command'>));
  await page.keyboard.press('Shift+U');
  await page.getByRole('tab').nth(part).click();
}

const pick = (page: Page, text: string) => page.getByRole('option', { name: text }).click();

/** The administration, part by part. */
export const adminScreens: readonly Screen[] = [
  {
    ...desk,
    name: 'admin-people',
    answers,
    async open(page, bench) {
      await openPart(page, bench, 0);
      await pick(page, 'Nguyễn Hải Yến');
    },
  },
  {
    ...desk,
    name: 'admin-roles',
    answers,
    async open(page, bench) {
      await openPart(page, bench, 1);
      await page.locator('.admin-matrix').waitFor();
    },
  },
  {
    ...desk,
    name: 'admin-role',
    answers,
    async open(page, bench) {
      await openPart(page, bench, 1);
      await pick(page, 'Cán bộ phường');
    },
  },
  {
    ...desk,
    name: 'admin-consoles',
    answers,
    async open(page, bench) {
      await openPart(page, bench, 2);
      await pick(page, 'Bàn trực phường Hoàn Kiếm');
    },
  },
  {
    ...desk,
    name: 'admin-grants',
    answers,
    async open(page, bench) {
      await openPart(page, bench, 3);
      await pick(page, '118/UBND-NC');
    },
  },
  {
    ...desk,
    name: 'admin-units',
    answers,
    async open(page, bench) {
      await openPart(page, bench, 4);
      await pick(page, 'UBND Phường Hoàn Kiếm');
    },
  },
  {
    ...desk,
    name: 'admin-audit',
    answers,
    async open(page, bench) {
      await openPart(page, bench, 5);
      await page.locator('.admin-filter .main-button').click();
      await page.locator('.ag-row').first().waitFor();
    },
  },
  {
    ...desk,
    name: 'admin-check',
    answers,
    async open(page, bench) {
      await openPart(page, bench, 6);
      await page.locator('.admin-detail select').selectOption('haiyen');
      await page.locator('.admin-cameras input').fill('0002');
      await page.locator('.admin-cameras .admin-item').first().click();
      await page.locator('.admin-rows').waitFor();
    },
  },
];
