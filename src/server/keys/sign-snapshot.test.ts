import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { accessOf } from '../../shared/rights/access.ts';
import { RightsSnapshot } from '../../shared/rights/rights-snapshot.ts';
import { CityBook } from '../city/city-book.ts';
import { LiveCity } from '../city/live-city.ts';
import { demoBook } from '../demo/demo-book.ts';
import { signSnapshot } from './sign-snapshot.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const now = Date.UTC(2026, 10, 22);

const hour = 3_600_000;

function signer() {
  const book = new CityBook();
  const { tiers, territories, sectors, units, roles, persons } = demoBook([]);
  for (const row of tiers) book.set('tier', row.id, row);
  for (const row of territories) book.set('territory', row.id, row);
  for (const row of sectors) book.set('sector', row.id, row);
  for (const row of units) book.set('unit', row.id, row);
  for (const row of roles) book.set('role', row.id, row);
  for (const row of persons) book.set('person', row.id, row);
  const signing = {
    privateKey,
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    sign: (text: string) => sign(null, Buffer.from(text), privateKey).toString('base64'),
    signSoon: async (text: string) => sign(null, Buffer.from(text), privateKey).toString('base64'),
  };
  return { hubId: 'hub-1', city: new LiveCity(book), signing, lifeMs: 12 * hour, now: () => now };
}

function made() {
  const signed = signSnapshot(signer(), { personId: 'person-hoankiem', consoleId: 'console-1' });
  if (signed === null) throw new Error('no snapshot');
  return { ...signed, snapshot: RightsSnapshot.parse(JSON.parse(signed.text)) };
}

test('a snapshot is signed by the hub, for one person at one console, until it expires', () => {
  const { text, signature, snapshot } = made();
  expect(verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64'))).toBe(true);
  expect(verify(null, Buffer.from(`${text} `), publicKey, Buffer.from(signature, 'base64'))).toBe(false);
  expect(snapshot).toMatchObject({
    hubId: 'hub-1',
    personId: 'person-hoankiem',
    consoleId: 'console-1',
    issuedAtMs: now,
    expiresAtMs: now + 12 * hour,
  });
});

test('it names nobody else, and its person can be resolved from it', () => {
  const { text, snapshot } = made();
  expect(snapshot.book.persons.map(({ id }) => id)).toEqual(['person-hoankiem']);
  expect(text).not.toContain('person-quantri');
  expect(accessOf(snapshot.book, 'person-hoankiem')?.territories.has('hoan-kiem')).toBe(true);
});

test('there is none for somebody who is not in the book', () => {
  expect(signSnapshot(signer(), { personId: 'nobody', consoleId: 'console-1' })).toBeNull();
});
