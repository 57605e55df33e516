import { createPublicKey, verify } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ConsoleKey, type SecretSeal } from './console-key.ts';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'vonglau-key-'));
});

afterEach(() => rm(directory, { recursive: true }));

test('the key is made once, readable by its owner only, and signs as Ed25519', async () => {
  const key = await ConsoleKey.open(directory, null);
  const again = await ConsoleKey.open(directory, null);
  expect(again.publicKey).toBe(key.publicKey);
  const [file = ''] = await readdir(directory);
  expect((await stat(join(directory, file))).mode & 0o777).toBe(0o600);
  const publicKey = createPublicKey({
    key: Buffer.from(key.publicKey, 'base64'),
    format: 'der',
    type: 'spki',
  });
  expect(verify(null, Buffer.from('chào'), publicKey, Buffer.from(again.sign('chào'), 'base64'))).toBe(true);
});

test('where the host keeps secrets, the file alone is of no use', async () => {
  const flip = async (bytes: Uint8Array) => bytes.map((byte) => byte ^ 0x5a);
  const secrets: SecretSeal = { seal: flip, open: flip };
  const key = await ConsoleKey.open(directory, secrets);
  expect((await ConsoleKey.open(directory, secrets)).publicKey).toBe(key.publicKey);
  const file = await readFile(join(directory, 'console-key.sealed'));
  expect(file.includes(Buffer.from(key.publicKey, 'base64').subarray(-16))).toBe(false);
  await expect(ConsoleKey.open(directory, { seal: flip, open: async (bytes) => bytes })).rejects.toThrow();
});

test('what is sealed opens with the same key and purpose only, and not when a byte of it is another', async () => {
  const key = await ConsoleKey.open(directory, null);
  const sealed = key.seal('ticket a', 'rtsp://u:p@h');
  expect(sealed.includes('rtsp')).toBe(false);
  expect(key.unseal('ticket a', sealed)).toBe('rtsp://u:p@h');
  expect(key.unseal('ticket b', sealed)).toBeNull();
  for (const at of [0, 12, 28, sealed.length - 1]) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(key.unseal('ticket a', changed)).toBeNull();
  }
  expect(key.unseal('ticket a', new Uint8Array(3))).toBeNull();
  const elsewhere = await ConsoleKey.open(join(directory, 'other'), null);
  expect(elsewhere.unseal('ticket a', sealed)).toBeNull();
});
