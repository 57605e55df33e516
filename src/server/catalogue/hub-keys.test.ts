import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createHubKeys, openHubKeys } from './hub-keys.ts';

function temporaryFile(): string {
  const directory = mkdtempSync(join(tmpdir(), 'vonglau-keys-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return join(directory, 'hub.key');
}

const unreadable = expect.objectContaining({ fault: expect.objectContaining({ code: 'secret-unreadable' }) });

describe('what was sealed', () => {
  const keys = createHubKeys(new Uint8Array(32).fill(7));

  test('opens for its own row only', () => {
    const sealed = keys.seal('mật khẩu', 'cam-1');
    expect(sealed).not.toContain('mật');
    expect(keys.open(sealed, 'cam-1')).toBe('mật khẩu');
    expect(() => keys.open(sealed, 'cam-2')).toThrow(unreadable);
  });

  test('is another text every time', () => {
    expect(keys.seal('a', 'cam-1')).not.toBe(keys.seal('a', 'cam-1'));
  });

  test('does not open when it was changed, cut or sealed with another key', () => {
    const sealed = keys.seal('mật khẩu', 'cam-1');
    const flipped = `${sealed.slice(0, 40)}${sealed[40] === 'A' ? 'B' : 'A'}${sealed.slice(41)}`;
    for (const bad of [flipped, sealed.slice(0, -8), sealed.slice(0, 20), 'v1', 'x'])
      expect(() => keys.open(bad, 'cam-1'), bad).toThrow(unreadable);
    const other = createHubKeys(new Uint8Array(32).fill(8));
    expect(() => other.open(sealed, 'cam-1')).toThrow(unreadable);
  });
});

describe('the key file', () => {
  test('is made once, for its owner alone', () => {
    const path = temporaryFile();
    const sealed = openHubKeys(path).seal('a', 'b');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const text = readFileSync(path, 'utf8');
    expect(openHubKeys(path).open(sealed, 'b')).toBe('a');
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  test.skipIf(process.platform === 'win32')('that others may read is refused', () => {
    const path = temporaryFile();
    openHubKeys(path);
    chmodSync(path, 0o640);
    expect(() => openHubKeys(path)).toThrow('others may read it');
  });
});
