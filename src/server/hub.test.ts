import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startHub } from './hub.ts';
import { createHubLogger } from './log/hub-logger.ts';
import { HubSettings } from './settings/hub-settings.ts';
import { codeOf, connected, give, TestConsole } from './test-console.ts';

test('thin thread', async () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'vonglau-hub-'));
  const hub = await startHub({
    dataDirectory,
    databaseUrl: null,
    host: '127.0.0.1',
    port: 0,
    certificate: null,
    demo: null,
    settings: HubSettings.parse({ accounts: { hashMemoryKib: 64, hashPasses: 1 } }),
    log: createHubLogger((_level, line) => console.log(line)),
  });
  onTestFinished(async () => {
    await hub.close();
    rmSync(dataDirectory, { recursive: true, force: true });
  });
  const first = hub.firstStart;
  expect(first).not.toBeNull();
  const desk = new TestConsole(hub);
  expect((await desk.enrol(first?.enrolCode)).state).toBe('approved');
  const session = await desk.signIn('quantri', first?.password ?? '');
  expect(session.mustChangePassword).toBe(true);
  const socket = await desk.socket(session.token);
  const rights = await connected(socket);
  expect(JSON.parse(rights.snapshot.text).personId).toBe('person-quantri');
  expect(codeOf(await give(socket, 'session.list', {}))).toBe('password-must-change');
  expect(
    codeOf(
      await give(socket, 'password.change', {
        oldPassword: first?.password ?? '',
        newPassword: 'Mat-khau-1',
      }),
    ),
  ).toBe('ok');
  const listed = await give(socket, 'session.list', {});
  expect(codeOf(listed)).toBe('ok');
  console.log(JSON.stringify(listed));
  socket.disconnect();
});
