import { createPublicKey } from 'node:crypto';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { signHead } from '../../src/server/audit/audit-head.ts';
import { readAuditMemory } from '../../src/server/audit/read-audit-memory.ts';
import { sqliteFile } from '../../src/server/storage/sqlite-store.ts';
import { openToTamper } from '../support/tampered-log.ts';
import { HubWithDesks } from './hub-with-desks.ts';

test('a log that somebody with the hub’s keys has cut: the desk says so, the hub’s log has it, and a file proves it', async () => {
  const city = await HubWithDesks.open();
  onTestFinished(() => city.close());
  const desk = await city.signedIn('tructuong');
  const { sealer, store, signing } = city.hub.core;
  await sealer.seal();
  // A connection that begins is shown the end, and remembers it.
  await city.restart();
  await expect.poll(() => desk.service.view().link).toBe('away');
  await expect.poll(() => desk.service.view().link).toBe('online');
  const { hubId } = store.facts;
  expect(desk.service.view().auditDoubt).toBeNull();
  await city.restart(() => {
    const log = openToTamper(sqliteFile(city.data));
    log.run('delete from audit_entry where seq > 1');
    log.run('delete from audit_head');
    const { hash } = log.entry(1);
    const { signature } = signHead({ hubId, seq: 1, hash, atMs: 1 }, signing.privateKey);
    log.run('insert into audit_head values (1, ?, 1, ?)', hash, signature);
    log.close();
  });
  await expect.poll(() => desk.service.view().auditDoubt?.kind).toMatch(/shorter|forked/);
  expect(desk.service.view().auditDoubt?.remembered.hubId).toBe(hubId);
  await expect.poll(() => city.hubLog.some((line) => line.includes('"audit.doubted"'))).toBe(true);
  desk.service.putDoubtsAway();
  expect(desk.service.view().auditDoubt).toBeNull();
  const again = await desk.restart();
  city.desks[0] = again;
  expect(again.service.view().auditDoubt).toBeNull();
  const publicKey = createPublicKey(signing.privateKey);
  const remembered = readAuditMemory(join(again.directory, 'audit-heads.json'), { hubId, publicKey });
  expect(remembered.some(({ head }) => head.seq > 1)).toBe(true);
});
