import { expect, test } from 'vitest';
import { deskBook, scopeOfCamera } from '../../../../test/fakes/hub-scenes.ts';
import { DeskRights } from './desk-rights.ts';

const signedAtMs = 1_000_000_000_000;
const hourMs = 3_600_000;
/** The hub is an hour ahead of this machine. */
const toOwn = (hubMs: number) => hubMs - hourMs;

function rightsAt(now: number) {
  const snapshot = {
    hubId: 'hub-1',
    consoleId: 'console-1',
    personId: 'tructuong',
    book: deskBook(['view', 'bookmark'], signedAtMs),
    issuedAtMs: signedAtMs,
    expiresAtMs: signedAtMs + 12 * hourMs,
  };
  const keeper = { current: () => snapshot, expired: () => now >= snapshot.expiresAtMs };
  return new DeskRights(keeper, { now: () => now, toOwn });
}

const ordinary = scopeOfCamera('cam-1').scope ?? undefined;

test('while the rights last, what they hold is allowed and the rest is not', () => {
  const rights = rightsAt(signedAtMs + hourMs);
  expect(rights.may('view', ordinary)).toBe(true);
  expect(rights.may('export', ordinary)).toBe(false);
  expect(rights.closed(ordinary)).toBeNull();
  expect(rights.person()).toMatchObject({ account: 'tructuong', unitId: 'ioc' });
});

test('a tile that is closed because the rights have ended says so; one of a camera that is not known here is out of scope', () => {
  const rights = rightsAt(signedAtMs + 13 * hourMs);
  expect(rights.closed(ordinary)).toBe('rights-expired');
  expect(rights.closed(undefined)).toBe('out-of-scope');
  expect(rights.access()).toMatchObject({ personId: 'tructuong', expired: true });
});

test('when the rights were signed is told by this machine’s own clock', () => {
  expect(rightsAt(signedAtMs + hourMs).signed()).toEqual({
    atMs: signedAtMs - hourMs,
    untilMs: signedAtMs + 11 * hourMs,
    expired: false,
  });
});

test('where nobody is signed in nothing is allowed', () => {
  const rights = new DeskRights(
    { current: () => null, expired: () => false },
    { now: () => signedAtMs, toOwn },
  );
  expect(rights.may('view', ordinary)).toBe(false);
  expect([rights.person(), rights.access(), rights.signed()]).toEqual([null, null, null]);
});
