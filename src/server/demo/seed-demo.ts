import { isDeepStrictEqual } from 'node:util';
import type { Kysely } from 'kysely';
import type { Camera } from '../../shared/camera/camera.ts';
import type { SharedItem } from '../../shared/hub/shared-item.ts';
import { type BookKind, bookKinds, type RightsBook } from '../../shared/rights/rights-book.ts';
import { AccountPolicy } from '../accounts/account-policy.ts';
import { hashPassword } from '../accounts/password-hash.ts';
import { keepCredentials, sealCredentials } from '../catalogue/camera-credentials.ts';
import type { HubKeys } from '../catalogue/hub-keys.ts';
import { readStoredCamera } from '../catalogue/stored-camera.ts';
import { batchTables, flushWrites } from '../command/batch-writes.ts';
import { changeScope } from '../command/change-scope.ts';
import { compileOnce } from '../command/compile-once.ts';
import { entityTable } from '../command/entity-table.ts';
import type { Store } from '../storage/store.ts';
import { putFact, readFact } from '../storage/store-facts.ts';
import type { HubTables } from '../storage/tables.ts';
import { demoAccounts, demoPassword, personIdOf } from './demo-accounts.ts';
import { demoBook } from './demo-book.ts';
import { demoBookmarks } from './demo-bookmarks.ts';
import { type DemoCamera, demoCamera, withSimulator } from './demo-cameras.ts';
import { demoGrants } from './demo-grants.ts';
import { demoItems } from './demo-items.ts';
import { demoReports } from './demo-reports.ts';

export interface DemoSeed {
  /** The simulator's cameras, as its cameras file lists them: they take the place of those with their numbers. */
  readonly cityCameras: readonly Camera[];
  readonly keys: HubKeys;
  readonly nowMs: number;
  /** Rows of the catalogue. */
  readonly total?: number;
}

/** Names the demo's fact in `hub_fact`: with which the pretend city was seeded. */
const seededFact = 'demo-seeded';

/**
 * Fills an empty demo's store with the pretend city: before the hub reads it, past its queue. The same each time but for passwords' salts. A store that was
 * seeded before keeps what people did in it; only the simulator's cameras get their addresses of this run.
 */
export async function seedDemo(
  store: Pick<Store, 'writer'>,
  { cityCameras, keys, nowMs, total = 20_000 }: DemoSeed,
): Promise<void> {
  const cameras = catalogueOf(cityCameras, total);
  const passwordHash = await hashPassword(demoPassword, AccountPolicy.parse({}));
  await store.writer.transaction().execute(async (db) => {
    const write = writers(db, nowMs);
    if ((await readFact(db, seededFact)) !== null) {
      for (const demo of cameras.slice(0, cityCameras.length)) await write.replaceCamera(demo, keys);
      return;
    }
    const book = demoBook(
      demoGrants(
        cameras.map(({ camera }) => camera),
        nowMs,
      ),
    );
    for (const kind of bookKinds) for (const row of rowsOf(book, kind)) await write.entity(kind, row);
    for (const { account } of demoAccounts) await write.account(personIdOf(account), passwordHash);
    for (const { camera, credentials } of cameras) {
      await write.entity('camera', camera);
      if (credentials) await write.secret(camera.id, sealCredentials(keys, camera.id, credentials));
    }
    for (const item of itemsOf(cameras, nowMs)) await write.entity(item.kind, item);
    const all = cameras.map(({ camera }) => camera);
    for (const report of demoReports(all, nowMs)) await write.entity('report', report);
    await putFact(db, seededFact, String(nowMs));
  });
}

/** The simulator's cameras first. */
function catalogueOf(cityCameras: readonly Camera[], total: number): DemoCamera[] {
  const taken = new Set(cityCameras.map(({ number }) => number));
  const real = cityCameras.map((camera) => withSimulator(demoCamera(camera.number), camera));
  const rest = Array.from({ length: total }, (_, index) => index + 1).filter((number) => !taken.has(number));
  return [...real, ...rest.map(demoCamera)].slice(0, total);
}

/** Over the simulator's cameras, which have pictures; what belongs to somebody carries their name, as the hub would write it. */
function itemsOf(cameras: readonly DemoCamera[], nowMs: number): SharedItem[] {
  const first = cameras.slice(0, 16).map(({ camera }) => camera);
  const items = [...demoItems(first.map(({ id }) => id)), ...demoBookmarks(first, nowMs)];
  return items.map((item) => {
    const owner = demoAccounts.find(({ account }) => personIdOf(account) === item.ownerId);
    return owner ? { ...item, ownerName: owner.name } : item;
  });
}

function rowsOf(book: RightsBook, kind: BookKind): readonly { readonly id: string }[] {
  const rows = {
    tier: book.tiers,
    territory: book.territories,
    sector: book.sectors,
    unit: book.units,
    role: book.roles,
    person: book.persons,
    grant: book.grants,
  };
  return rows[kind];
}

function writers(db: Kysely<HubTables>, nowMs: number) {
  const blank = { kind: '', id: '', version: 1, row: '', changed_at_ms: nowMs };
  const entity = compileOnce(db.insertInto('entity').values(blank).compile());
  const history = compileOnce(
    db
      .insertInto('entity_history')
      .values({ ...blank, person_id: null })
      .compile(),
  );
  const secret = compileOnce(db.insertInto('camera_secret').values({ camera_id: '', sealed: '' }).compile());
  const put = async (kind: string, row: { readonly id: string }, version: number) => {
    const values = [kind, row.id, version, JSON.stringify(row), nowMs];
    await entity.run(db, values);
    await history.run(db, [...values, null]);
  };
  return {
    entity: (kind: string, row: { readonly id: string }) => put(kind, row, 1),
    secret: (cameraId: string, sealed: string) => secret.run(db, [cameraId, sealed]),
    account: (personId: string, passwordHash: string) =>
      db
        .insertInto('account')
        .values({
          person_id: personId,
          password_hash: passwordHash,
          must_change: 0,
          changed_at_ms: nowMs,
          last_sign_in_at_ms: null,
        })
        .execute(),
    /** Puts a camera in its place of this run, as the hub's writer would: whoever follows the cameras hears of it. */
    async replaceCamera({ camera, credentials }: DemoCamera, keys: HubKeys) {
      const had = await readStoredCamera(db, camera.id);
      if (had && isDeepStrictEqual(had.camera, camera)) return;
      const { context, writes } = changeScope({ db, entities: entityTable(db), nowMs, personId: null });
      await context.putEntity({
        kind: 'camera',
        id: camera.id,
        row: camera,
        seenVersion: 'any',
        topics: ['cameras'],
      });
      await keepCredentials(db, keys, camera.id, credentials ?? { userName: '', password: '' });
      await flushWrites(db, batchTables(), writes);
    },
  };
}
