import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { freshFolder, type HubEngine, hubEngines } from '../../../test/support/hub-engines.ts';
import { openHubInside, testHubKey } from '../../../test/support/hub-inside.ts';
import { openReader } from '../storage/open-reader.ts';
import type { StorePlace } from '../storage/open-store.ts';
import { tableFile, tableNames } from './backup-format.ts';
import { restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

const { publicKey } = testHubKey;
const signal = new AbortController().signal;

function bookmark(id: string) {
  return {
    kind: 'bookmark' as const,
    id,
    scope: { kind: 'private' as const },
    ownerId: 'one',
    cameraId: 'cam1',
    fromMs: 1000,
    toMs: null,
    title: 'Ngã tư Hàng Bài',
    note: 'dòng một\ndòng hai \u2028 "ngoặc"',
  };
}

async function livedIn(place: StorePlace) {
  const hub = await openHubInside(place);
  const id = '5f1d6f0a-9b1e-4f6e-8f6e-1c2d3e4f5a6b';
  await hub.give('one', 'item.put', { item: bookmark('b1'), version: 0 }, id);
  await hub.give('one', 'item.put', { item: bookmark('b2'), version: 0 });
  await hub.give('one', 'item.remove', { itemId: 'b2', version: 1 });
  await hub.queue.change(({ db }) =>
    db
      .insertInto('session')
      .values({
        id: 's1',
        person_id: 'one',
        console_id: 'c1',
        token_hash: 'x',
        signed_in_at_ms: 1,
        last_seen_at_ms: 1,
        expires_at_ms: 1e15,
        ended_at_ms: null,
      })
      .execute(),
  );
  await hub.sealer.seal();
  return { hub, id };
}

const pairs = hubEngines.flatMap((from) =>
  hubEngines.map((to) => ({ from, to, title: `${from.name} to ${to.name}` })),
);

describe.each(pairs)('a backup from $title', ({ from, to }: { from: HubEngine; to: HubEngine }) => {
  test('made beside the running hub, is the same hub elsewhere', async () => {
    const place = await from.fresh();
    const { hub, id } = await livedIn(place);
    const directory = join(freshFolder(), 'backup');
    await writeBackup({ place, directory, nowMs: 5, signal });
    await hub.give('one', 'item.put', { item: bookmark('later'), version: 0 });
    const there = await to.fresh();
    const { audit, manifest } = await restoreBackup({ directory, place: there, publicKey, signal });
    expect(audit).toMatchObject({ intact: true });
    expect(manifest.hubId).toBe(hub.store.facts.hubId);
    const restored = await openHubInside(there);
    expect(restored.store.facts).toMatchObject({ hubId: hub.store.facts.hubId, kind: 'ordinary' });
    expect(restored.store.facts.epoch).not.toBe(hub.store.facts.epoch);
    const kept = await restored.store.reader
      .selectFrom('entity')
      .select(['id', 'row'])
      .where('kind', '=', 'bookmark')
      .execute();
    expect(kept.map(({ row }) => JSON.parse(row))).toEqual([{ ...bookmark('b1'), ownerName: 'one' }]);
    expect(await restored.give('one', 'item.put', { item: bookmark('b1'), version: 0 }, id)).toEqual({
      ok: true,
      output: { version: 1 },
    });
    expect(await restored.give('one', 'item.put', { item: bookmark('b3'), version: 0 })).toMatchObject({
      ok: true,
    });
    const sessions = await restored.store.reader.selectFrom('session').select('ended_at_ms').execute();
    expect(sessions).toEqual([{ ended_at_ms: 5 }]);
    await restored.sealer.seal();
    expect(restored.sealer.head().seq).toBe((audit.intact ? audit.entries : 0) + 1);
  });
});

describe.each(hubEngines)('a backup on $name', ({ fresh }) => {
  test('holds every table', async () => {
    const place = await fresh();
    const { hub } = await livedIn(place);
    await hub.close();
    const directory = join(freshFolder(), 'backup');
    const { tables } = await writeBackup({ place, directory, nowMs: 5, signal });
    expect(readdirSync(directory).sort()).toEqual([...tableNames.map(tableFile), 'manifest.json'].sort());
    const reader = openReader(place);
    const inDatabase = await reader.db.introspection.getTables();
    await reader.close();
    expect(tables.map(({ name }) => name as string).sort()).toEqual(
      inDatabase.map(({ name }) => name).sort(),
    );
  });

  test('is not put over a hub that is there', async () => {
    const place = await fresh();
    const { hub } = await livedIn(place);
    await hub.close();
    const directory = join(freshFolder(), 'backup');
    await writeBackup({ place, directory, nowMs: 5, signal });
    await expect(restoreBackup({ directory, place, publicKey, signal })).rejects.toMatchObject({
      fault: { code: 'not-empty' },
    });
  });

  test('that breaks off or is damaged leaves nothing behind', async () => {
    const place = await fresh();
    const { hub } = await livedIn(place);
    await hub.close();
    const parent = freshFolder();
    const stopped = writeBackup({
      place,
      directory: join(parent, 'a'),
      nowMs: 5,
      signal: AbortSignal.abort(),
    });
    await expect(stopped).rejects.toMatchObject({ name: 'CancelledError' });
    expect(readdirSync(parent)).toEqual([]);
    const directory = join(parent, 'b');
    await writeBackup({ place, directory, nowMs: 5, signal });
    const file = join(directory, tableFile('entity'));
    writeFileSync(file, readFileSync(file, 'utf8').replace('Ngã tư', 'Ngã ba'));
    const there = await fresh();
    await expect(restoreBackup({ directory, place: there, publicKey, signal })).rejects.toMatchObject({
      fault: { code: 'backup-damaged', detail: expect.stringContaining('entity') },
    });
    await (await openHubInside(there)).close();
  });

  test('does not go over what is in its folder', async () => {
    const place = await fresh();
    const { hub } = await livedIn(place);
    await hub.close();
    const directory = freshFolder();
    writeFileSync(join(directory, 'mine'), '');
    await expect(writeBackup({ place, directory, nowMs: 5, signal })).rejects.toMatchObject({
      fault: { code: 'not-empty' },
    });
  });
});

test('of a folder without a database there is none', async () => {
  const place = { dataDirectory: freshFolder() };
  await expect(
    writeBackup({ place, directory: join(freshFolder(), 'b'), nowMs: 5, signal }),
  ).rejects.toMatchObject({
    fault: { code: 'no-database' },
  });
});
