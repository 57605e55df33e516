import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RightsSnapshot } from '../../../shared/rights/rights-snapshot.ts';
import { HubClock } from './hub-clock.ts';
import { openHubDatabase } from './hub-database.ts';
import { HubFactsStore } from './hub-facts-store.ts';
import { RightsKeeper } from './rights-keeper.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const owner = {
  hubId: 'hub-1',
  consoleId: 'console-1',
  hubPublicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
};
const snapshot: RightsSnapshot = {
  hubId: 'hub-1',
  consoleId: 'console-1',
  personId: 'p1',
  book: { tiers: [], territories: [], sectors: [], units: [], roles: [], persons: [], grants: [] },
  issuedAtMs: 1_000_000,
  expiresAtMs: 2_000_000,
};
const signed = (change: Partial<RightsSnapshot> = {}, key = privateKey) => {
  const text = JSON.stringify({ ...snapshot, ...change });
  return { text, signature: sign(null, Buffer.from(text), key).toString('base64') };
};

let directory: string;
let database: DatabaseSync;
let facts: HubFactsStore;
let ownNow: number;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'vonglau-rights-'));
  ({ database } = openHubDatabase(directory));
  facts = new HubFactsStore(database);
  ownNow = 1_000_000;
});

afterEach(async () => {
  database.close();
  await rm(directory, { recursive: true });
});

const clock = () => new HubClock(facts, () => ownNow);

test('only what that hub signed for this console is taken', () => {
  const keeper = new RightsKeeper(facts, clock());
  const stranger = generateKeyPairSync('ed25519').privateKey;
  expect(keeper.take(signed({}, stranger), owner)).toBe(false);
  expect(keeper.take(signed({ consoleId: 'console-2' }), owner)).toBe(false);
  expect(keeper.take(signed({ hubId: 'hub-2' }), owner)).toBe(false);
  const changed = signed();
  expect(keeper.take({ ...changed, text: changed.text.replace('2000000', '9000000') }, owner)).toBe(false);
  expect(keeper.current()).toBeNull();
  expect(keeper.take(signed(), owner)).toBe(true);
  keeper.dispose();
});

test('a snapshot that was changed on disk is not brought back', () => {
  const keeper = new RightsKeeper(facts, clock());
  keeper.take(signed(), owner);
  keeper.dispose();
  const restored = new RightsKeeper(facts, clock());
  restored.restore(owner);
  expect(restored.current()?.personId).toBe('p1');
  restored.dispose();
  const kept = signed();
  facts.set('snapshot', { ...kept, text: kept.text.replace('p1', 'p2') });
  const forged = new RightsKeeper(facts, clock());
  forged.restore(owner);
  expect(forged.current()).toBeNull();
});

test('it expires by the hub’s clock, however wrong this machine’s is', () => {
  ownNow = 1_000_000 - 3_600_000;
  const time = clock();
  time.hubSays(1_500_000);
  const keeper = new RightsKeeper(facts, time);
  keeper.take(signed(), owner);
  expect(keeper.expired()).toBe(false);
  ownNow += 500_000;
  expect(keeper.expired()).toBe(true);
  keeper.dispose();
});

test('setting the clock back does not bring an expired right back, not even over a restart', () => {
  const time = clock();
  time.hubSays(1_900_000);
  ownNow += 200_000;
  expect(time.now()).toBe(2_100_000);
  ownNow -= 10_000_000;
  expect(time.now()).toBe(2_100_000);
  expect(clock().now()).toBe(2_100_000);
});
