import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshFolder, hubEngines } from '../../../test/support/hub-engines.ts';
import { openHubInside, testHubKey } from '../../../test/support/hub-inside.ts';
import { openToTamper } from '../../../test/support/tampered-log.ts';
import type { AuditHead } from '../../shared/hub/audit-entry.ts';
import { CommandQueue } from '../command/command-queue.ts';
import { createHubLogger } from '../log/hub-logger.ts';
import { openReader } from '../storage/open-reader.ts';
import { openStore } from '../storage/open-store.ts';
import { sqliteFile } from '../storage/sqlite-store.ts';
import { signHead } from './audit-head.ts';
import { AuditSealer } from './audit-sealer.ts';
import { type AuditVerdict, verifyAudit } from './verify-audit.ts';

const { privateKey, publicKey } = testHubKey;

function note(what: string) {
  const detail = { word: 'Ô Quan Chưởng' };
  return { what, outcome: 'done' as const, personId: 'one', consoleId: null, cameraId: 'cam1', detail };
}

describe.each(hubEngines)('the log on $name', ({ fresh }) => {
  test('is chained in the order of commits, signed, and goes on after a restart', async () => {
    const place = await fresh();
    const heads: AuditHead[] = [];
    const first = await openHubInside(place);
    first.sealer.onHead((head) => heads.push(head));
    await Promise.all(
      Array.from({ length: 30 }, (_, index) => first.queue.change(({ audit }) => audit(note(`n${index}`)))),
    );
    await first.close();
    expect(heads.at(-1)).toMatchObject({ seq: 30 });
    const second = await openHubInside(place);
    await second.queue.change(({ audit }) => audit(note('n30')));
    await second.sealer.seal();
    const { reader, facts } = second.store;
    const rows = await reader.selectFrom('audit_entry').select(['seq', 'what']).orderBy('seq').execute();
    expect(rows).toEqual(Array.from({ length: 31 }, (_, index) => ({ seq: index + 1, what: `n${index}` })));
    expect(await verifyAudit(reader, { hubId: facts.hubId, publicKey, knownHeads: heads })).toMatchObject({
      intact: true,
      entries: 31,
      head: second.sealer.head(),
    });
    expect(await reader.selectFrom('audit_pending').selectAll().execute()).toEqual([]);
  });

  test('is sealed by itself, without being asked', async () => {
    const hub = await openHubInside(await fresh());
    await hub.queue.change(({ audit }) => audit(note('n')));
    await expect.poll(() => hub.sealer.head().seq).toBe(1);
  });

  test('an empty one is intact', async () => {
    const { store, sealer } = await openHubInside(await fresh());
    expect(sealer.head().seq).toBe(0);
    expect(await verifyAudit(store.reader, { hubId: store.facts.hubId, publicKey })).toMatchObject({
      intact: true,
      entries: 0,
    });
  });
});

describe('a log that somebody had in hand', () => {
  const original = freshFolder();
  const copies = freshFolder();
  const ends: AuditHead[] = [];
  let hubId = '';

  beforeAll(async () => {
    const store = await openStore({ dataDirectory: original }, { kind: 'ordinary' });
    const log = createHubLogger(() => undefined);
    let nowMs = 0;
    const queue = new CommandQueue({ store, log, now: () => nowMs });
    const sealer = await AuditSealer.open({ store, queue, privateKey, log, everyMs: 1e6 });
    hubId = store.facts.hubId;
    for (let at = 1; at <= 40; at += 1) {
      await queue.change(({ audit }) => audit(note(`n${at}`)));
      if (at % 10 !== 0) continue;
      nowMs += 100_000;
      await sealer.seal();
      ends.push(sealer.head());
    }
    await sealer.close();
    await queue.close();
    await store.close();
  });

  let copied = 0;
  async function verdictAfter(
    tamper: (log: ReturnType<typeof openToTamper>) => void,
    knownHeads: readonly AuditHead[] = [],
  ): Promise<AuditVerdict> {
    copied += 1;
    const dataDirectory = join(copies, `copy${copied}`);
    mkdirSync(dataDirectory);
    copyFileSync(sqliteFile(original), sqliteFile(dataDirectory));
    const log = openToTamper(sqliteFile(dataDirectory));
    tamper(log);
    log.close();
    const reader = openReader({ dataDirectory });
    const verdict = await verifyAudit(reader.db, { hubId, publicKey, knownHeads });
    await reader.close();
    return verdict;
  }

  afterAll(() => expect(copied).toBeGreaterThan(10));

  test('and left alone is intact', async () => {
    expect(await verdictAfter(() => undefined)).toMatchObject({ intact: true, entries: 40 });
  });

  test.each(['what', 'person_id', 'camera_id', 'outcome', 'detail', 'prev', 'hash'])(
    'an edited %s is found at its entry',
    async (column) => {
      const verdict = await verdictAfter(({ run }) =>
        run(`update audit_entry set ${column} = 'another' where seq = 17`),
      );
      expect(verdict).toEqual({ intact: false, seq: 17, flaw: 'changed' });
    },
  );

  test('an edited time is found, the first entry and the last too', async () => {
    const edit = (seq: number) => (log: ReturnType<typeof openToTamper>) =>
      log.run('update audit_entry set at_ms = at_ms + 1 where seq = ?', seq);
    for (const seq of [1, 23, 40])
      expect(await verdictAfter(edit(seq))).toEqual({ intact: false, seq, flaw: 'changed' });
  });

  test('an entry put in another’s place, with a good hash, is found there', async () => {
    const verdict = await verdictAfter((log) => {
      log.run("update audit_entry set person_id = 'two' where seq = 17");
      log.rehash(17, hubId);
    });
    expect(verdict).toEqual({ intact: false, seq: 17, flaw: 'replaced' });
  });

  test('an entry taken out is missed, also when the others close ranks', async () => {
    expect(await verdictAfter(({ run }) => run('delete from audit_entry where seq = 17'))).toEqual({
      intact: false,
      seq: 17,
      flaw: 'missing',
    });
    const closed = await verdictAfter((log) => {
      log.run('delete from audit_entry where seq = 17');
      log.shift(18, -1);
    });
    expect(closed).toEqual({ intact: false, seq: 17, flaw: 'missing' });
  });

  test('an entry put in between is found', async () => {
    const verdict = await verdictAfter((log) => {
      log.shift(17, 1);
      log.run(
        'insert into audit_entry select 17, at_ms, what, person_id, console_id, camera_id, outcome, detail, prev, hash from audit_entry where seq = 18',
      );
      log.rehash(17, hubId);
    });
    expect(verdict).toEqual({ intact: false, seq: 17, flaw: 'inserted' });
  });

  test('two entries in each other’s place are found at the first', async () => {
    const verdict = await verdictAfter(({ run }) => {
      run('update audit_entry set seq = -1 where seq = 17');
      run('update audit_entry set seq = 17 where seq = 18');
      run('update audit_entry set seq = 18 where seq = -1');
    });
    expect(verdict).toMatchObject({ intact: false, seq: 17 });
  });

  test('a cut end is found by the signed end, and by what consoles remember when that is cut as well', async () => {
    const cut = ({ run }: ReturnType<typeof openToTamper>) => run('delete from audit_entry where seq > 30');
    expect(await verdictAfter(cut)).toMatchObject({ intact: false, seq: 31, flaw: 'cut' });
    const both = (log: ReturnType<typeof openToTamper>) => {
      cut(log);
      log.run('delete from audit_head where seq > 30');
    };
    expect(await verdictAfter(both)).toMatchObject({ intact: true, entries: 30 });
    expect(await verdictAfter(both, ends.slice(-1))).toMatchObject({ intact: false, seq: 31, flaw: 'cut' });
  });

  test('all of it gone is found', async () => {
    const verdict = await verdictAfter(
      ({ run }) => {
        run('delete from audit_entry');
        run('delete from audit_head');
      },
      ends.slice(0, 1),
    );
    expect(verdict).toMatchObject({ intact: false, seq: 1, flaw: 'cut' });
  });

  test('a log written anew from an entry on is found after the last signed end before it', async () => {
    const verdict = await verdictAfter((log) => {
      log.run("update audit_entry set person_id = 'two' where seq = 17");
      for (let seq = 17; seq <= log.last(); seq += 1) log.rehash(seq, hubId);
    });
    expect(verdict).toMatchObject({ intact: false, seq: 11, flaw: 'rewritten' });
  });

  test('a log written anew and signed anew, by somebody with the hub’s key, is found by what a console remembers', async () => {
    const reseal = (log: ReturnType<typeof openToTamper>) => {
      log.run("update audit_entry set person_id = 'two' where seq = 17");
      for (let seq = 17; seq <= log.last(); seq += 1) log.rehash(seq, hubId);
      for (const { seq, atMs } of ends) {
        const { hash, signature } = signHead({ hubId, seq, hash: log.entry(seq).hash, atMs }, privateKey);
        log.run('update audit_head set hash = ?, signature = ? where seq = ?', hash, signature, seq);
      }
    };
    expect(await verdictAfter(reseal)).toMatchObject({ intact: true, entries: 40 });
    const shownBy = ends[1];
    expect(await verdictAfter(reseal, ends.slice(1, 2))).toEqual({
      intact: false,
      seq: 11,
      flaw: 'rewritten',
      shownBy,
    });
  });

  test('entries that the hub never signed are found', async () => {
    const verdict = await verdictAfter((log) => {
      log.run(
        'insert into audit_entry select 41, at_ms, what, person_id, console_id, camera_id, outcome, detail, prev, hash from audit_entry where seq = 40',
      );
      log.rehash(41, hubId);
    });
    expect(verdict).toEqual({ intact: false, seq: 41, flaw: 'unsigned' });
  });

  test('an end that another key signed is found', async () => {
    const forged = await verdictAfter(({ run }) =>
      run('update audit_head set hash = ? where seq = 40', 'aa'),
    );
    expect(forged).toMatchObject({ intact: false, seq: 40, flaw: 'head-forged' });
    const other = signHead({ hubId: 'another', seq: 40, hash: ends[3]?.hash ?? '', atMs: 1 }, privateKey);
    expect(await verdictAfter(() => undefined, [other])).toMatchObject({
      intact: false,
      seq: 40,
      flaw: 'head-forged',
    });
  });
});
