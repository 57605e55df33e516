import type { Page } from 'playwright-core';
import type { AdminSection } from '../../src/renderer/admin/admin-sections.ts';
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

/** Opens that part of the administration before a small city's hub. */
async function openPart(page: Page, bench: PageBench, part: AdminSection): Promise<AdminHub> {
  const hub = new AdminHub(sceneTimeMs);
  bench.core.answers.set('hub.rows', (input) => hub.rowsOf(input as CallInput<'hub.rows'>));
  bench.core.answers.set('hub.camera-scope', (input) =>
    scopeOfCamera((input as CallInput<'hub.camera-scope'>).cameraId),
  );
  bench.core.answers.set('hub.command', (input) => hub.answer(input as CallInput<'hub.command'>));
  await page.keyboard.press('Shift+U');
  await page.locator(`.admin-tab[data-key="${part}"]`).click();
  return hub;
}

const pick = (page: Page, text: string) => page.getByRole('option', { name: text }).click();

/** The administration, part by part. */
export const adminScreens: readonly Screen[] = [
  {
    ...desk,
    name: 'admin-people',
    answers,
    async open(page, bench) {
      await openPart(page, bench, 'people');
      await pick(page, 'Nguyễn Hải Yến');
    },
  },
  {
    ...desk,
    name: 'admin-password',
    answers,
    async open(page, bench) {
      await openPart(page, bench, 'people');
      await page.locator('.admin-list .bar-button').click();
      await page.locator('.admin-fields input').first().fill('Trần Văn Bình');
      await page.locator('.admin-fields input[name="account"]').fill('binh');
      await page.locator('.admin-form .main-button').click();
      await page.locator('.admin-password').waitFor();
    },
  },
  {
    ...desk,
    name: 'admin-unsaved',
    answers,
    async open(page, bench) {
      await openPart(page, bench, 'people');
      await pick(page, 'Nguyễn Hải Yến');
      await page.locator('.admin-fields input').first().fill('Nguyễn Thị Hải Yến');
      await pick(page, 'Nguyễn An');
      await page.getByRole('alertdialog').waitFor();
    },
  },
  {
    ...desk,
    name: 'admin-conflict',
    answers,
    async open(page, bench) {
      const hub = await openPart(page, bench, 'people');
      await pick(page, 'Nguyễn Hải Yến');
      await page.locator('.admin-fields input').first().fill('Nguyễn Thị Hải Yến');
      hub.change('book', 'haiyen', { name: 'Nguyễn Hải Yến B' });
      await page.locator('.admin-form .main-button').click();
      await page.locator('.admin-form .hub-sides').waitFor();
    },
  },
  {
    ...desk,
    name: 'admin-refused',
    answers,
    async open(page, bench) {
      const hub = await openPart(page, bench, 'people');
      await pick(page, 'Vũ Quang Minh');
      await page.locator('.admin-fields input[type="checkbox"]').nth(1).click({ force: true });
      hub.refusal = { code: 'last-administrator', message: 'nobody would administer', detail: '' };
      await page.locator('.admin-form .main-button').click();
      await page.locator('.admin-form .fault-box').waitFor();
    },
  },
  {
    ...desk,
    name: 'admin-roles',
    answers,
    async open(page, bench) {
      await openPart(page, bench, 'roles');
      await page.locator('.admin-matrix').waitFor();
    },
  },
  {
    ...desk,
    name: 'admin-role',
    answers,
    async open(page, bench) {
      await openPart(page, bench, 'roles');
      await pick(page, 'Cán bộ phường');
    },
  },
  {
    ...desk,
    name: 'admin-consoles',
    answers,
    async open(page, bench) {
      await openPart(page, bench, 'consoles');
      await pick(page, 'Bàn trực phường Hoàn Kiếm');
    },
  },
  {
    ...desk,
    name: 'admin-grants',
    answers,
    async open(page, bench) {
      await openPart(page, bench, 'grants');
      await pick(page, '118/UBND-NC');
    },
  },
  {
    ...desk,
    name: 'admin-units',
    answers,
    async open(page, bench) {
      await openPart(page, bench, 'units');
      await pick(page, 'UBND Phường Hoàn Kiếm');
    },
  },
  {
    ...desk,
    name: 'admin-new-unit',
    answers,
    async open(page, bench) {
      await openPart(page, bench, 'territories');
      await pick(page, 'Hà Nội');
      await page.locator('.admin-part .bar-button').last().click();
      await page.locator('.admin-fields select').nth(1).selectOption('area');
      await page.locator('.admin-standing').waitFor();
    },
  },
  {
    ...desk,
    name: 'admin-territories',
    answers,
    async open(page, bench) {
      await openPart(page, bench, 'territories');
      await pick(page, 'Hà Nội');
      await page.locator('.admin-part [aria-expanded]').click();
      await page.locator('.admin-rows').waitFor();
    },
  },
  {
    ...desk,
    name: 'admin-sectors',
    answers,
    async open(page, bench) {
      await openPart(page, bench, 'sectors');
      await pick(page, 'Giao thông');
    },
  },
  {
    ...desk,
    name: 'admin-tiers',
    answers,
    async open(page, bench) {
      await openPart(page, bench, 'tiers');
      await pick(page, 'Phường');
    },
  },
  {
    ...desk,
    name: 'admin-audit',
    answers,
    async open(page, bench) {
      await openPart(page, bench, 'audit');
      await page.locator('.admin-filter .main-button').click();
      await page.locator('.ag-row').first().waitFor();
    },
  },
  {
    ...desk,
    name: 'admin-check',
    answers,
    async open(page, bench) {
      await openPart(page, bench, 'check');
      await page.locator('.admin-detail select').selectOption('haiyen');
      await page.locator('.admin-cameras input').fill('0002');
      await page.locator('.admin-cameras .admin-item').first().click();
      await page.locator('.admin-rows').waitFor();
    },
  },
];
