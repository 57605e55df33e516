import { readFileSync, writeFileSync } from 'node:fs';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { freshFolder, hubEngines } from '../../../test/support/hub-engines.ts';
import { openBare } from './open-bare.ts';
import { openStore, type StorePlace } from './open-store.ts';
import { sqliteFile } from './sqlite-store.ts';
import type { StoreKind } from './store.ts';
import { putFact } from './store-facts.ts';

async function opened(place: StorePlace, kind: StoreKind = 'ordinary') {
  const store = await openStore(place, { kind });
  onTestFinished(() => store.close());
  return store;
}

function refusal(code: string) {
  return expect.objectContaining({ fault: expect.objectContaining({ code }) });
}

describe.each(hubEngines)('a store on $name', ({ name, fresh }) => {
  test('is the same hub when it is opened again', async () => {
    const place = await fresh();
    const first = await openStore(place, { kind: 'ordinary' });
    await first.close();
    const again = await opened(place);
    expect(again.facts).toEqual(first.facts);
  });

  test('a demo and a city do not open each other’s data', async () => {
    const demo = await fresh();
    await (await openStore(demo, { kind: 'demo' })).close();
    await expect(openStore(demo, { kind: 'ordinary' })).rejects.toEqual(refusal('demo-data'));
    const city = await fresh();
    await (await openStore(city, { kind: 'ordinary' })).close();
    await expect(openStore(city, { kind: 'demo' })).rejects.toEqual(refusal('demo-data'));
  });

  test('refuses a second hub while the first runs', { timeout: 30_000 }, async () => {
    const place = await fresh();
    await opened(place);
    await expect(openStore(place, { kind: 'ordinary' })).rejects.toEqual(refusal('database-locked'));
  });

  test('brings a database of an older version up to this one, with what is in it', async () => {
    const place = await fresh();
    const older = await openBare(place);
    await older.migrate('001-first');
    await putFact(older.db, 'hub-id', 'hub-of-old');
    const row = JSON.stringify({ id: 'r1', reporterId: 'lan', managingUnitId: 'ward1' });
    await older.db
      .insertInto('entity')
      .values({ kind: 'report', id: 'r1', version: 1, row, changed_at_ms: 1 })
      .execute();
    await older.close();
    const store = await opened(place);
    expect(store.facts.hubId).toBe('hub-of-old');
    expect(await store.reader.selectFrom('open_push').selectAll().execute()).toEqual([]);
    // Whoever reported before there were topics of one's own finds the report there.
    expect(await store.reader.selectFrom('topic_row').selectAll().execute()).toEqual([
      { topic: 'reports:@lan', kind: 'report', id: 'r1' },
    ]);
  });

  test('refuses a database of a newer version, named', async () => {
    const place = await fresh();
    const store = await openStore(place, { kind: 'ordinary' });
    await sql`insert into kysely_migration (name, timestamp) values ('999-later', '2030-01-01')`.execute(
      store.writer,
    );
    await store.close();
    await expect(openStore(place, { kind: 'ordinary' })).rejects.toEqual(refusal('database-newer'));
  });

  test('syncs every commit to the disk and keeps the log append-only', async () => {
    const { writer } = await opened(await fresh());
    if (name === 'sqlite') {
      expect((await sql`pragma synchronous`.execute(writer)).rows).toEqual([{ synchronous: 2 }]);
      expect((await sql`pragma journal_mode`.execute(writer)).rows).toEqual([{ journal_mode: 'wal' }]);
    } else {
      expect((await sql`show synchronous_commit`.execute(writer)).rows).toEqual([
        { synchronous_commit: 'on' },
      ]);
    }
    const entry = {
      seq: 1,
      at_ms: 1,
      what: 'x',
      person_id: null,
      console_id: null,
      camera_id: null,
      outcome: 'done',
      detail: '{}',
      prev: '',
      hash: '',
    };
    await writer.insertInto('audit_entry').values(entry).execute();
    await expect(writer.updateTable('audit_entry').set({ what: 'y' }).execute()).rejects.toThrow(
      /append-only/,
    );
    await expect(writer.deleteFrom('audit_entry').execute()).rejects.toThrow(/append-only/);
  });

  test('the reader cannot write, and times are numbers', async () => {
    const store = await opened(await fresh());
    await store.writer
      .insertInto('topic_head')
      .values({ topic: 'book', last_offset: 1_795_000_000_000, first_offset: 1 })
      .execute();
    const head = await store.reader.selectFrom('topic_head').selectAll().executeTakeFirstOrThrow();
    expect(head.last_offset).toBe(1_795_000_000_000);
    await expect(store.reader.deleteFrom('topic_head').execute()).rejects.toThrow(/read-?only/i);
  });
});

describe('an SQLite file', () => {
  test('that is damaged is named, not opened', async () => {
    const place = { dataDirectory: freshFolder() };
    const store = await openStore(place, { kind: 'ordinary' });
    for (let index = 0; index < 300; index += 1)
      await store.writer
        .insertInto('camera_secret')
        .values({ camera_id: `camera-${index}`, sealed: 'x'.repeat(500) })
        .execute();
    await store.close();
    const file = sqliteFile(place.dataDirectory);
    const bytes = readFileSync(file);
    bytes.fill(0xaa, 8192, bytes.length - 4096);
    writeFileSync(file, bytes);
    await expect(openStore(place, { kind: 'ordinary' })).rejects.toEqual(refusal('database-damaged'));
  });

  test('that is something else is named', async () => {
    const place = { dataDirectory: freshFolder() };
    writeFileSync(
      sqliteFile(place.dataDirectory),
      'not a database, only some words that are long enough'.repeat(20),
    );
    await expect(openStore(place, { kind: 'ordinary' })).rejects.toEqual(refusal('database-damaged'));
  });
});

test('a PostgreSQL that is not there is named', async () => {
  const place = { databaseUrl: `postgres://hub@localhost/hub?host=${freshFolder()}` };
  await expect(openStore(place, { kind: 'ordinary' })).rejects.toEqual(refusal('database-away'));
});
