import { describe, expect, test } from 'vitest';
import { hubEngines } from '../../../test/support/hub-engines.ts';
import { openHubInside, testHubKey } from '../../../test/support/hub-inside.ts';
import type { AuditHead } from '../../shared/hub/audit-entry.ts';
import { genesisHash } from './audit-chain.ts';
import { signHead } from './audit-head.ts';

const note = {
  what: 'n',
  outcome: 'done',
  personId: null,
  consoleId: null,
  cameraId: null,
  detail: {},
} as const;

describe.each(hubEngines)('what consoles compare the log by, on $name', ({ fresh }) => {
  test('is the hash of the entry that they ask for; of one that is not there, none', async () => {
    const hub = await openHubInside(await fresh());
    const { hubId } = hub.store.facts;
    for (const _ of [1, 2, 3]) {
      await hub.queue.change(({ audit }) => audit(note));
      await hub.sealer.seal();
    }
    const rows = await hub.store.reader.selectFrom('audit_entry').select('hash').orderBy('seq').execute();
    const hashes = [genesisHash(hubId), ...rows.map(({ hash }) => hash), null];
    for (const [seq, hash] of hashes.entries())
      expect(await hub.give('one', 'audit.prove', { seq })).toMatchObject({
        ok: true,
        output: { head: hub.sealer.head(), hash },
      });
  });

  test('and what they doubt is in the log for good, if the hub itself signed what they remember', async () => {
    const hub = await openHubInside(await fresh());
    const { hubId } = hub.store.facts;
    const found = hub.sealer.head();
    const signed = signHead({ hubId, seq: 12, hash: 'ab', atMs: 5 }, testHubKey.privateKey);
    const doubt = (remembered: AuditHead) =>
      hub.give('one', 'audit.doubt', { kind: 'shorter', remembered, found, atMs: 9 });
    expect(await doubt({ ...signed, seq: 13 })).toMatchObject({ ok: false, fault: { code: 'head-forged' } });
    expect(await doubt({ ...signed, hubId: 'another' })).toMatchObject({ ok: false });
    expect(hub.lines.filter((line) => line.includes('audit.doubted'))).toEqual([]);
    expect(await doubt(signed)).toMatchObject({ ok: true });
    expect(hub.lines.filter((line) => line.includes('audit.doubted'))).toHaveLength(1);
    await hub.sealer.seal();
    const told = await hub.store.reader
      .selectFrom('audit_entry')
      .select(['person_id', 'console_id', 'detail'])
      .where('what', '=', 'command.audit.doubt')
      .where('outcome', '=', 'done')
      .execute();
    expect(told).toMatchObject([{ person_id: 'one', console_id: 'console-one' }]);
    expect(JSON.parse(told[0]?.detail ?? '')).toMatchObject({
      kind: 'shorter',
      rememberedSeq: 12,
      foundSeq: 0,
    });
  });
});
