import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { assert } from '../../src/shared/base/assert.ts';
import { PageBench } from '../fakes/page-bench.ts';
import { axeFaults, axeScript } from '../screens/axe-faults.ts';
import { openScreen, type ScreenChoices } from '../screens/open-screen.ts';
import { screens } from '../screens/screens.ts';

/** Every sixth screen, in one look or the other; the deep tests look at every screen in both. */
const looks: readonly ScreenChoices[] = [
  { language: 'vi', theme: 'dark', scripts: [axeScript] },
  { language: 'en', theme: 'light', scripts: [axeScript] },
];
const looked = screens
  .filter((_, index) => index % 6 === 0)
  .map((screen, index) => ({ screen, name: screen.name, look: looks[index % 2] }));

let bench: PageBench;
let page: Page | undefined;

beforeAll(async () => {
  bench = await PageBench.open();
});

afterAll(() => bench?.close());

afterEach(async () => {
  if (page) await bench.leave(page);
  page = undefined;
  expect(bench.errors.splice(0)).toEqual([]);
});

test.each(looked)('axe-core finds no serious fault on $name, $look.language', async ({ screen, look }) => {
  assert(look, 'there are two looks');
  page = await openScreen(bench, screen, look);
  expect(await axeFaults(page)).toEqual([]);
});

test('a fault would be found', async () => {
  const [desk] = screens;
  const [look] = looks;
  assert(desk && look, 'there is a screen');
  page = await openScreen(bench, desk, look);
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')));
  expect(await axeFaults(page)).toEqual([expect.stringContaining('button-name')]);
});
