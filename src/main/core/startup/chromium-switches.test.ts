import { expect, test } from 'vitest';
import { chromiumSwitchPairs } from './chromium-switches.ts';

test('switches come apart into names and values, and what is disabled already stays so', () => {
  const pairs = new Map(chromiumSwitchPairs('One,Two', true));
  expect(pairs.get('no-pings')).toBe('');
  expect(pairs.get('js-flags')).toBe('--single-threaded-gc');
  expect(pairs.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND , EXCLUDE 127.0.0.1');
  expect(pairs.get('disable-features')).toMatch(/^One,Two,CalculateNativeWinOcclusion,/);
  expect(pairs.has('disable-gpu')).toBe(false);
  // It would turn the keyring off, which keeps secrets.
  expect(pairs.has('password-store')).toBe(false);
});

test('a machine without a GPU draws without one', () => {
  expect(new Map(chromiumSwitchPairs('', false)).get('disable-gpu')).toBe('');
});
