import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { assert } from '../../src/shared/base/assert.ts';
import { PageBench } from '../fakes/page-bench.ts';
import { openScreen, type ScreenChoices } from '../screens/open-screen.ts';
import { screens } from '../screens/screens.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const choices: ScreenChoices = { language: 'vi', theme: 'dark', scripts: [axe] };

let bench: PageBench;
let page: Page | undefined;

beforeAll(async () => {
  bench = await PageBench.open();
});

afterAll(() => bench?.close());

afterEach(async () => {
  await page?.close();
  page = undefined;
  expect(bench.errors.splice(0)).toEqual([]);
});

/** What axe-core finds that keeps somebody from using the page: rule, then the elements. */
async function faultsOf(open: Page): Promise<string[]> {
  const { violations } = await open.evaluate(async () => {
    const runner: unknown = Reflect.get(globalThis, 'axe');
    // The script of axe-core put it there.
    return (runner as { run(): Promise<AxeResults> }).run();
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`,
    );
}

test.each(screens)('axe-core finds no serious fault on $name', async (screen) => {
  page = await openScreen(bench, screen, choices);
  expect(await faultsOf(page)).toEqual([]);
  bench.core.broadcast('preferences.changed', { language: 'en', theme: 'light', keys: {} });
  await page.locator('html[lang="en"][data-theme="light"]').waitFor();
  expect(await faultsOf(page)).toEqual([]);
});

test('a fault would be found', async () => {
  const [desk] = screens;
  assert(desk, 'there is a screen');
  page = await openScreen(bench, desk, choices);
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')));
  expect(await faultsOf(page)).toEqual([expect.stringContaining('button-name')]);
});
