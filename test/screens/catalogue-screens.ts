import type { Page } from 'playwright-core';
import type { CallInput } from '../../src/shared/contract/calls.ts';
import { AdminHub } from '../fakes/admin-scenes.ts';
import { CatalogueHub } from '../fakes/catalogue-scenes.ts';
import { signedIn } from '../fakes/hub-scenes.ts';
import type { PageBench } from '../fakes/page-bench.ts';
import { cityScene, sceneTimeMs } from './city-scene.ts';
import type { Screen } from './screens.ts';

const desk = {
  window: 'operator',
  scene: cityScene,
  answers: [['hub.get', signedIn(sceneTimeMs, {}, ['view', 'administer'])]],
} as const satisfies Partial<Screen>;

/** Opens the catalogue, or the part with this sign, before a small city's hub. */
async function openPart(page: Page, bench: PageBench, part: RegExp): Promise<CatalogueHub> {
  const hub = new AdminHub(sceneTimeMs);
  const catalogue = new CatalogueHub(hub, bench.core.state.start.cameras, sceneTimeMs);
  bench.core.answers.set('hub.rows', (input) => hub.rowsOf(input as CallInput<'hub.rows'>));
  bench.core.answers.set('hub.command', (input) => hub.answer(input as CallInput<'hub.command'>));
  for (const [name, answer] of catalogue.answers) bench.core.answers.set(name, answer);
  // The desk asked for reports before this hub was there.
  bench.core.broadcast('hub.rows-changed', { topic: 'reports:*' });
  await page.keyboard.press('Shift+U');
  await page.getByRole('tab', { name: part }).click();
  return catalogue;
}

const catalogueTab = /Danh mục camera|Camera catalogue/;
const firstRow = (page: Page) => page.locator('.admin-grid .ag-row').first();

/** The catalogue in the administration: its list, a record, a table, reports. */
export const catalogueScreens: readonly Screen[] = [
  {
    ...desk,
    name: 'admin-cameras',
    async open(page, bench) {
      await openPart(page, bench, catalogueTab);
      await firstRow(page).waitFor();
    },
  },
  {
    ...desk,
    name: 'admin-camera',
    async open(page, bench) {
      await openPart(page, bench, catalogueTab);
      await firstRow(page).click();
      await page.locator('.camera-part').first().waitFor();
    },
  },
  {
    ...desk,
    name: 'admin-camera-suspect',
    async open(page, bench) {
      const catalogue = await openPart(page, bench, catalogueTab);
      catalogue.suspect = 'cam-12';
      await firstRow(page).click();
      await page.locator('input[name="number"]').fill('abc');
      await page.locator('input[name="height"]').fill('24');
      await page.locator('input[name="number"]').fill('1');
      await page.locator('.camera-detail form .main-button').click();
      await page.locator('.camera-detail .hub-leave').scrollIntoViewIfNeeded();
    },
  },
  {
    ...desk,
    name: 'admin-import',
    async open(page, bench) {
      await openPart(page, bench, catalogueTab);
      await page.locator('.catalogue-foot .bar-button').first().click();
      const chosen = {
        name: 'camera-hoan-kiem.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('number,name\n1,a\n'),
      };
      await page.locator('.import-part input[type="file"]').setInputFiles(chosen);
      await page.locator('.add-counts').waitFor();
    },
  },
  {
    ...desk,
    name: 'admin-reports',
    async open(page, bench) {
      await openPart(page, bench, /Báo lỗi camera|Camera reports/);
      await page.locator('.admin-item').first().click();
    },
  },
];
