import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import {
  runInSilentNamespace,
  silentNamespaceUnavailable,
} from '../../../test/netns/run-in-silent-namespace.ts';

const unavailable = await silentNamespaceUnavailable();
if (unavailable) console.warn(`kiosk-silence is skipped: ${unavailable}`);
const restlessWindow = fileURLToPath(new URL('../../../test/netns/restless-window.ts', import.meta.url));
/** Chromium's own services make their first attempts within seconds of the start. */
const stayMs = 8_000;

test.skipIf(unavailable)(
  'the namespace counts what tries to leave: a datagram and a question for a name',
  async () => {
    const datagram = `require('node:dgram').createSocket('udp4').send('x', 9, '192.0.2.1', () => process.exit(7))`;
    const sent = await runInSilentNamespace(process.execPath, ['-e', datagram]);
    expect(sent).toMatchObject({ exitCode: 7, packetsSent: 1 });
    const question = `require('node:dns').resolve4('example.org', () => undefined); setTimeout(() => process.exit(), 500)`;
    expect((await runInSilentNamespace(process.execPath, ['-e', question])).packetsSent).toBeGreaterThan(0);
  },
);

test.skipIf(unavailable)(
  'a window sends nothing but to loopback, whatever its page tries',
  async () => {
    const { exitCode, stdout, stderr, packetsSent } = await runInSilentNamespace(process.execPath, [
      restlessWindow,
      String(stayMs),
    ]);
    expect(stdout.trim(), stderr).toBe('refused,refused,refused,refused');
    expect({ exitCode, packetsSent }).toEqual({ exitCode: 0, packetsSent: 0 });
  },
  90_000,
);
