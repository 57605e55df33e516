import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AuditHead, auditHeadText } from '../../../shared/hub/audit-entry.ts';
import { type AuditDoubt, AuditMemory } from '../../../shared/hub/audit-memory.ts';
import { createLogger } from '../log/logger.ts';
import { AuditMemoryFile } from './audit-memory-file.ts';
import { AuditWatch } from './audit-watch.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const hub = {
  hubId: 'hub',
  name: 'IOC',
  publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  consoleId: 'console-1',
};

function headAt(seq: number, hash: string, key: KeyObject = privateKey): AuditHead {
  const facts = { hubId: 'hub', seq, hash, atMs: seq * 1000 };
  return { ...facts, signature: sign(null, Buffer.from(auditHeadText(facts)), key).toString('base64') };
}

/** A hub's log as hashes by entry, with its end signed. */
function logOf(hashes: readonly string[], key?: KeyObject) {
  return async (seq: number) => ({
    head: headAt(hashes.length, hashes.at(-1) ?? '00', key),
    hash: seq === 0 ? '00' : (hashes[seq - 1] ?? null),
  });
}

let folder: string;
let lines: string[];
let doubts: AuditDoubt[];
let log: ReturnType<typeof logOf>;
let memory: AuditMemoryFile;
let watch: AuditWatch;

async function begin() {
  const logger = createLogger((level, line) => lines.push(`${level} ${line}`));
  memory = await AuditMemoryFile.open(folder, 'Bàn 1', logger);
  watch = new AuditWatch({
    memory,
    known: () => hub,
    prove: (seq) => log(seq),
    doubted: (doubt) => doubts.push(doubt),
    logger,
  });
  await watch.begin();
}

/** As after the console's restart. */
async function beginAgain() {
  await memory.close();
  await begin();
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vonglau-heads-'));
  lines = [];
  doubts = [];
  log = logOf(['a1', 'a2', 'a3']);
  await begin();
});

afterEach(async () => {
  await memory.close();
  await rm(folder, { recursive: true, force: true });
});

test('a log that grew is believed, over connections and restarts', async () => {
  watch.heard(headAt(4, 'a4'));
  log = logOf(['a1', 'a2', 'a3', 'a4', 'a5']);
  await watch.begin();
  expect(memory.head('hub')?.seq).toBe(5);
  await beginAgain();
  expect(memory.head('hub')?.seq).toBe(5);
  expect(doubts).toEqual([]);
  expect(memory.doubt()).toBeNull();
});

test('a shorter one is not, and the console says since when', async () => {
  log = logOf(['a1', 'a2']);
  await beginAgain();
  expect(doubts).toMatchObject([{ kind: 'shorter', remembered: { seq: 3 }, found: { seq: 2 } }]);
  expect(memory.doubt()).toMatchObject({ kind: 'shorter' });
  expect(lines.join('\n')).toContain(
    "error audit-head: the hub's audit log is shorter: its end was entry 3 of 1970",
  );
});

test('one that was written anew is not, though it is longer now', async () => {
  log = logOf(['a1', 'a2', 'b3', 'b4', 'b5']);
  await beginAgain();
  expect(doubts).toMatchObject([{ kind: 'forked', remembered: { seq: 3, hash: 'a3' }, found: { seq: 5 } }]);
});

test('an end that goes back or is another within a connection is not believed either', () => {
  watch.heard(headAt(3, 'b3'));
  watch.heard(headAt(2, 'a2'));
  expect(doubts.map(({ kind }) => kind)).toEqual(['forked', 'shorter']);
});

test('an end that somebody else signed is told and not remembered', async () => {
  log = logOf(['a1', 'a2', 'a3', 'c4'], generateKeyPairSync('ed25519').privateKey);
  await beginAgain();
  expect(doubts).toMatchObject([{ kind: 'forged', remembered: { seq: 3 }, found: { seq: 4 } }]);
  expect(memory.head('hub')?.seq).toBe(3);
  watch.heard(headAt(5, 'c5', generateKeyPairSync('ed25519').privateKey));
  await beginAgain();
  expect(doubts).toHaveLength(1);
});

test('before the log was compared no other end takes the place of the one that is remembered', async () => {
  log = () => Promise.reject(new Error('the connection is gone'));
  await beginAgain();
  watch.heard(headAt(9, 'b9'));
  expect(memory.head('hub')?.seq).toBe(3);
  expect(lines.join('\n')).toContain('the audit log was not compared');
});

test('what was told once is put away by a person, and stays in the file for an inspector', async () => {
  log = logOf(['a1', 'a2']);
  await beginAgain();
  await beginAgain();
  expect(doubts).toHaveLength(1);
  expect(memory.doubt()).toMatchObject({ kind: 'shorter' });
  memory.putDoubtsAway();
  expect(memory.doubt()).toBeNull();
  await memory.close();
  const file = AuditMemory.parse(JSON.parse(await readFile(join(folder, 'audit-heads.json'), 'utf8')));
  expect(file).toMatchObject({
    console: { id: 'console-1', name: 'Bàn 1' },
    heads: [{ seq: 2 }],
    doubts: [{ kind: 'shorter', remembered: { seq: 3 }, seen: true }],
  });
});
