import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { HubFacts } from '../../shared/hub/sign-in.ts';
import { startHub } from '../hub.ts';
import type { HubOptions } from '../hub-options.ts';
import { createHubLogger } from '../log/hub-logger.ts';
import { HubSettings } from '../settings/hub-settings.ts';
import { codeOf, connected, give, TestConsole } from '../test-console.ts';
import { demoPassword } from './demo-accounts.ts';

function options(more: Partial<HubOptions>): HubOptions {
  return {
    dataDirectory: '',
    databaseUrl: null,
    host: '127.0.0.1',
    port: 0,
    certificate: null,
    demo: { cityCameras: [], total: 60 },
    settings: HubSettings.parse({}),
    log: createHubLogger(() => undefined),
    ...more,
  };
}

test('a demo lists its accounts, and one signs in from a desk that nobody had to approve', async () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'vonglau-demo-hub-'));
  onTestFinished(() => rmSync(dataDirectory, { recursive: true, force: true }));
  const hub = await startHub(options({ dataDirectory }));
  const facts = HubFacts.parse(await (await fetch(`${hub.url}/api/hub`)).json());
  expect(facts.demo).toBe(true);
  expect(facts.demoAccounts).toHaveLength(12);
  expect(facts.demoAccounts[1]).toEqual({
    account: 'giamsat',
    name: 'Trần Quốc Bảo',
    unit: 'Trung tâm điều hành thành phố (IOC)',
    role: 'Giám sát ca trực',
    password: demoPassword,
  });
  const desk = new TestConsole(hub);
  expect((await desk.enrol()).state).toBe('approved');
  const session = await desk.signIn('giamsat', demoPassword);
  expect(session.mustChangePassword).toBe(false);
  const socket = await desk.socket(session.token);
  await connected(socket);
  const answer = await give(socket, 'ticket.open', { cameraIds: ['cam-0001'], right: 'view' });
  expect(codeOf(answer)).toBe('ok');
  expect(JSON.stringify(answer)).toContain('rtsp://');
  socket.disconnect();
  await hub.close();
  // What is a demo's is no city's: its passwords are known to all.
  await expect(startHub(options({ dataDirectory, demo: null }))).rejects.toMatchObject({
    fault: { code: 'demo-data' },
  });
});
