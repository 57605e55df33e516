import { expect, test } from 'vitest';
import { AccountPolicy } from './account-policy.ts';
import { accountKey, consoleKey, SignInLock } from './sign-in-lock.ts';

const policy = AccountPolicy.parse({});
const an = accountKey('an');
const desk = consoleKey('desk');

function failTimes(lock: SignInLock, times: readonly number[], keys = [an]): void {
  for (const time of times) lock.failed(keys, time);
}

test('five failures within 30 s lock for five minutes', () => {
  const lock = new SignInLock(policy);
  failTimes(lock, [0, 1000, 2000, 3000]);
  expect(lock.isLocked([an], 3000)).toBe(false);
  expect(lock.failed([an], 29_999)).toBe(true);
  expect(lock.isLocked([an], 29_999)).toBe(true);
  expect(lock.isLocked([an], 29_999 + 299_999)).toBe(true);
  expect(lock.isLocked([an], 29_999 + 300_000)).toBe(false);
});

test('failures further apart do not add up', () => {
  const lock = new SignInLock(policy);
  failTimes(lock, [0, 8000, 16_000, 24_000, 30_000, 38_000, 46_000]);
  expect(lock.isLocked([an], 46_000)).toBe(false);
});

test('what comes while it is locked makes it no longer', () => {
  const lock = new SignInLock(policy);
  failTimes(lock, [0, 0, 0, 0, 0, 100_000, 200_000, 299_999]);
  expect(lock.isLocked([an], 300_000)).toBe(false);
  failTimes(lock, [300_000, 300_000, 300_000, 300_000]);
  expect(lock.isLocked([an], 300_000)).toBe(false);
});

test('a console that tries many accounts is locked, the accounts are not', () => {
  const lock = new SignInLock(policy);
  for (const name of ['a', 'b', 'c', 'd', 'e']) lock.failed([accountKey(name), desk], 0);
  expect(lock.isLocked([desk], 1)).toBe(true);
  expect(lock.isLocked([accountKey('a')], 1)).toBe(false);
});

test('a success forgets the failures before it', () => {
  const lock = new SignInLock(policy);
  failTimes(lock, [0, 1, 2, 3]);
  lock.succeeded([an]);
  failTimes(lock, [4]);
  expect(lock.isLocked([an], 4)).toBe(false);
});

test('the numbers are data', () => {
  const lock = new SignInLock({ ...policy, lockAfterFailures: 2, lockWindowSeconds: 1, lockForSeconds: 2 });
  failTimes(lock, [0, 999]);
  expect(lock.isLocked([an], 2998)).toBe(true);
  expect(lock.isLocked([an], 2999)).toBe(false);
});

test('names that strangers make up do not fill the memory', () => {
  const lock = new SignInLock(policy);
  failTimes(lock, [0, 0, 0, 0]);
  for (let name = 0; name < 20_000; name += 1) lock.failed([accountKey(String(name))], 0);
  failTimes(lock, [0]);
  expect(lock.isLocked([an], 0)).toBe(false);
});
