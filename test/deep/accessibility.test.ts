import { afterAll, beforeAll, expect, test } from 'vitest';
import { PageBench } from '../fakes/page-bench.ts';
import { axeFaults, axeScript } from '../screens/axe-faults.ts';
import { openScreen } from '../screens/open-screen.ts';
import { screens } from '../screens/screens.ts';

let bench: PageBench;

/** React's development build: what it warns of on any screen fails the test. */
beforeAll(async () => {
  bench = await PageBench.open('development');
});

afterAll(() => bench?.close());

test.each(screens)(
  '$name has no serious fault in either language, nor in the other theme after a change',
  async (screen) => {
    const page = await openScreen(bench, screen, { language: 'vi', theme: 'dark', scripts: [axeScript] });
    try {
      expect(await axeFaults(page)).toEqual([]);
      bench.core.broadcast('preferences.changed', { language: 'en', theme: 'light', keys: {} });
      await page.locator('html[lang="en"][data-theme="light"]').waitFor();
      expect(await axeFaults(page)).toEqual([]);
    } finally {
      await bench.leave(page);
    }
    expect(bench.errors.splice(0)).toEqual([]);
  },
);
