import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { HubFacts } from '../../shared/hub/sign-in.ts';
import { type StartedTestHub, startTestHub } from '../start-test-hub.ts';
import { codeOf, give, TestConsole } from '../test-console.ts';
import { Nonces, nonceLifeMs } from './nonces.ts';

let started: StartedTestHub;

beforeEach(async () => {
  started = await startTestHub();
});
afterEach(() => started.close());

test('asking again with the same key answers the same', async () => {
  const desk = new TestConsole(started.hub);
  const first = await desk.enrol();
  expect(await desk.enrol()).toEqual(first);
  expect(first.state).toBe('asked');
  const { consoles } = await started.hub.admin({ action: 'console.list' });
  expect(consoles?.map(({ id }) => id)).toEqual([first.consoleId]);
});

test('the one-time code approves one console, once, within a day', async () => {
  const { code } = await started.hub.admin({ action: 'console.code' });
  const [one, two, three] = [0, 1, 2].map(() => new TestConsole(started.hub));
  expect((await one?.enrol(code))?.state).toBe('approved');
  await expect(two?.enrol(code)).rejects.toThrow();
  const { code: later } = await started.hub.admin({ action: 'console.code' });
  started.pass(24 * 3_600_000);
  await expect(three?.enrol(later)).rejects.toThrow();
});

test('a wrong code leaves no trace of a console', async () => {
  await started.hub.admin({ action: 'console.code' });
  const desk = new TestConsole(started.hub);
  const answer = await desk.post('/api/enrol', { name: 'x', publicKey: desk.publicKey, code: 'ABCD-EFGH' });
  expect(answer).toMatchObject({ status: 403, body: { fault: { code: 'code-wrong' } } });
  expect((await started.hub.admin({ action: 'console.list' })).consoles).toEqual([]);
});

test('the code approves a console that was waiting, and not one that was revoked', async () => {
  const desk = new TestConsole(started.hub);
  await desk.enrol();
  const code = async () => (await started.hub.admin({ action: 'console.code' })).code;
  expect((await desk.enrol(await code())).state).toBe('approved');
  await started.hub.admin({ action: 'console.revoke', consoleId: desk.id });
  expect((await desk.enrol(await code())).state).toBe('revoked');
});

test('strangers cannot fill the list of who waits', async () => {
  const { consoles, queue } = started.hub.core;
  await queue.change(async ({ afterCommit }) =>
    afterCommit(() => {
      for (let number = 0; number < 500; number += 1)
        consoles.set({
          device: {
            id: `c${number}`,
            name: 'x',
            publicKey: '',
            state: 'asked',
            askedAtMs: 0,
            decidedAtMs: null,
            decidedBy: null,
            lastSeenAtMs: null,
          },
          version: 1,
        });
    }),
  );
  const desk = new TestConsole(started.hub);
  const answer = await desk.post('/api/enrol', { name: 'x', publicKey: desk.publicKey });
  expect(answer).toMatchObject({ status: 503, body: { fault: { code: 'enrol-full' } } });
});

test.each([
  ['no key', 'AAAA'],
  [
    'a key of another kind',
    generateKeyPairSync('ec', { namedCurve: 'P-256' })
      .publicKey.export({ type: 'spki', format: 'der' })
      .toString('base64'),
  ],
])('%s is refused', async (_what, publicKey) => {
  const desk = new TestConsole(started.hub);
  expect(await desk.post('/api/enrol', { name: 'x', publicKey })).toMatchObject({
    status: 400,
    body: { fault: { code: 'key-bad' } },
  });
});

test('only an administrator whose tier reaches the city decides over consoles', async () => {
  const open = { validFromMs: null, validToMs: null };
  await started.put('tier', {
    ...open,
    id: 'ward',
    name: 'Ward',
    rank: 3,
    reach: 'territory',
    police: false,
  });
  await started.put('unit', {
    ...open,
    id: 'ward-1',
    name: 'Ward 1',
    parentId: 'ioc',
    tierId: 'ward',
    territoryId: null,
    sectorIds: [],
    focalPoint: { name: 'A', title: '', phone: '' },
    rightsWhenExpired: [],
  });
  await started.addPerson('viewer');
  await started.addPerson('ward', ['administer'], { unitId: 'ward-1' });
  await started.addPerson('boss', ['administer']);
  const desk = new TestConsole(started.hub);
  await desk.enrol();
  const approve = async (account: string) => {
    const { socket } = await started.sitDown(account);
    return codeOf(await give(socket, 'console.approve', { consoleId: desk.id, name: 'Wall' }));
  };
  expect(await approve('viewer')).toBe('not-allowed');
  expect(await approve('ward')).toBe('not-allowed');
  expect(await approve('boss')).toBe('ok');
  const { consoles } = await started.hub.admin({ action: 'console.list' });
  expect(consoles?.find(({ id }) => id === desk.id)).toMatchObject({ state: 'approved', name: 'Wall' });
});

test('nonces are good once, for a minute, and for the hub that gave them', () => {
  const nonces = new Nonces();
  const nonce = nonces.issue(1000);
  expect(nonces.isGood(nonce, 1000 + nonceLifeMs - 1)).toBe(true);
  expect(nonces.isGood(nonce, 1000 + nonceLifeMs)).toBe(false);
  expect(nonces.isGood(nonce, 999)).toBe(false);
  expect(new Nonces().isGood(nonce, 1000)).toBe(false);
  expect(nonces.isGood(`${nonce}=`, 1000)).toBe(false);
  expect(
    nonces.isGood(
      nonce.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A')),
      1000,
    ),
  ).toBe(false);
  expect(nonces.use(nonce, 1000)).toBe(true);
  expect(nonces.isGood(nonce, 1000)).toBe(false);
});

test('a demo approves the consoles of its own machine, lists its accounts, and opens no city’s data', async () => {
  const demo = await startTestHub({ demo: { cityCameras: [], total: 5 } });
  onTestFinished(() => demo.close());
  const desk = new TestConsole(demo.hub);
  expect((await desk.enrol()).state).toBe('approved');
  const facts = HubFacts.parse(await (await fetch(`${demo.hub.url}/api/hub`)).json());
  expect(facts.demo).toBe(true);
  const [first] = facts.demoAccounts;
  expect((await desk.trySignIn(first?.account ?? '', first?.password ?? '')).status).toBe(200);
  const { dataDirectory } = started;
  await started.close('keep');
  const other = { dataDirectory, demo: { cityCameras: [], total: 5 } };
  await expect(startTestHub(other)).rejects.toMatchObject({ fault: { code: 'demo-data' } });
  const abroad = { demo: { cityCameras: [], total: 5 }, host: '0.0.0.0' };
  await expect(startTestHub(abroad)).rejects.toMatchObject({ fault: { code: 'demo-data' } });
  started = await startTestHub({ dataDirectory });
});
