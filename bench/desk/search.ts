import type { Page } from 'playwright-core';
import { bigCity } from '../../test/fakes/big-city.ts';
import { PageBench } from '../../test/fakes/page-bench.ts';
import { followKeys, type KeyFollower, keyFollowerName } from './follow-keys.ts';

/** Time from a key to its rows on the screen, and the longest task of the page (0: none of 50 ms or more) while typing and while it started. */
export interface SearchFigures {
  readonly cameras: number;
  readonly keys: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly maxMs: number;
  readonly longestTaskMs: number;
  readonly longestStartTaskMs: number;
}

const cameraCount = 50_000;
/** What operators type: names without diacritics, numbers, units, slips of the finger. */
const queries = [
  'hang bac',
  'cho duong lang',
  '12707',
  'phuong dien bien',
  'nga tu o cho',
  'a',
  'xzw',
  'quan cau giay 99',
];

/** Types into the search field of the operator's page with 50,000 cameras, in Chromium, against the fake core. */
export async function measureSearch(signal?: AbortSignal): Promise<SearchFigures> {
  const bench = await PageBench.open();
  try {
    bench.core.state.start.cameras = bigCity(cameraCount);
    const page = await bench.page('operator', 'desk');
    await page.evaluate(followKeys, keyFollowerName);
    await page.locator('.camera-row').first().waitFor();
    const longestStartTaskMs = await onFollower(page, 'longestTaskMs');
    const keyMs = await typeAll(page, signal);
    return {
      ...figuresOf(keyMs),
      longestTaskMs: await onFollower(page, 'longestTaskMs'),
      longestStartTaskMs,
    };
  } finally {
    await bench.close();
  }
}

async function typeAll(page: Page, signal: AbortSignal | undefined): Promise<number[]> {
  await page.locator('.camera-search input').focus();
  const keyMs: number[] = [];
  for (const query of queries) {
    for (const key of [...query, 'Escape']) {
      signal?.throwIfAborted();
      await page.keyboard.press(key === ' ' ? 'Space' : key);
      keyMs.push(await onFollower(page, 'lastKeyMs'));
    }
  }
  return keyMs;
}

function onFollower(page: Page, what: keyof KeyFollower): Promise<number> {
  return page.evaluate(
    async ([name, method]) => {
      // followKeys put it there.
      const follower = Reflect.get(globalThis, name) as KeyFollower;
      return await follower[method]();
    },
    [keyFollowerName, what] as const,
  );
}

function figuresOf(keyMs: readonly number[]) {
  const sorted = [...keyMs].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
  return { cameras: cameraCount, keys: keyMs.length, p50Ms: at(0.5), p95Ms: at(0.95), maxMs: at(1) };
}
