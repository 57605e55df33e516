import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openToTamper } from '../../../test/support/tampered-log.ts';
import type { AuditHead } from '../../shared/hub/audit-entry.ts';
import type { AuditMemory } from '../../shared/hub/audit-memory.ts';
import { signHead } from '../audit/audit-head.ts';
import { parseCommandLine } from '../command-line.ts';
import { keyFiles } from '../hub-core.ts';
import { openSigningKey } from '../keys/signing-key.ts';
import { type StartedTestHub, startTestHub } from '../start-test-hub.ts';
import { sqliteFile } from '../storage/sqlite-store.ts';
import { runAuditVerify } from './run-data-command.ts';

let hub: StartedTestHub;
let head: AuditHead;
let printed: string;

beforeEach(async () => {
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  hub = await startTestHub();
  await hub.addPerson('thanhtra', ['audit']);
  await hub.sitDown('thanhtra');
  await hub.hub.core.sealer.seal();
  head = hub.hub.core.sealer.head();
  await hub.close('keep');
});

afterEach(async () => {
  vi.restoreAllMocks();
  await hub.close();
});

/** What a console would have kept. */
function memoryFile(heads: readonly AuditHead[]): string {
  const file = join(hub.dataDirectory, 'from-a-console.json');
  const memory: AuditMemory = {
    console: { id: 'console-1', name: 'Bàn trực 1' },
    heads: [...heads],
    doubts: [],
  };
  writeFileSync(file, JSON.stringify(memory));
  return file;
}

function verify(...heads: readonly string[]): Promise<boolean> {
  const line = parseCommandLine(
    ['audit', 'verify', '--data', hub.dataDirectory, ...(heads.length > 0 ? ['--heads', ...heads] : [])],
    {},
  );
  if (line.do !== 'audit-verify') throw new Error(`not understood: ${line.do}`);
  return runAuditVerify(line);
}

test('a log that was cut, with its signed ends, is named by the console that knew more', async () => {
  expect(head.seq).toBeGreaterThan(1);
  expect(await verify(memoryFile([head]))).toBe(true);
  expect(printed).toBe(
    `The audit log is intact: ${head.seq} entries; signed ends that consoles remember, all in it: 1.\n`,
  );
  const log = openToTamper(sqliteFile(hub.dataDirectory));
  const cutTo = head.seq - 1;
  log.run('delete from audit_entry where seq > ?', cutTo);
  log.run('delete from audit_head');
  const { privateKey } = openSigningKey(join(hub.dataDirectory, keyFiles.signing));
  const { signature } = signHead({ ...head, seq: cutTo, hash: log.entry(cutTo).hash, atMs: 1 }, privateKey);
  log.run('insert into audit_head values (?, ?, 1, ?)', cutTo, log.entry(cutTo).hash, signature);
  log.close();
  expect(await verify()).toBe(true);
  printed = '';
  expect(await verify(memoryFile([head]))).toBe(false);
  expect(printed).toBe(
    `The audit log is NOT intact: cut at entry ${head.seq}.\nConsole "Bàn trực 1" (console-1) saw entry ${head.seq} at ${new Date(head.atMs).toISOString()}\n`,
  );
});

test('a file that proves nothing is refused by name, not passed over', async () => {
  const other = memoryFile([{ ...head, hubId: 'another' }]);
  await expect(verify(other)).rejects.toMatchObject({
    fault: { code: 'heads-bad', detail: 'it remembers nothing of this hub' },
  });
  const forged = memoryFile([{ ...head, seq: head.seq + 5 }]);
  await expect(verify(forged)).rejects.toMatchObject({
    fault: { code: 'heads-bad', detail: `this hub never signed its entry ${head.seq + 5}` },
  });
  writeFileSync(forged, readFileSync(forged, 'utf8').slice(0, 40));
  await expect(verify(forged)).rejects.toMatchObject({ fault: { code: 'heads-bad' } });
});
