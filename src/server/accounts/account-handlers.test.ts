import { afterEach, beforeEach, expect, test } from 'vitest';
import { type StartedTestHub, startTestHub, testPassword } from '../start-test-hub.ts';
import { codeOf, connected, give } from '../test-console.ts';

let started: StartedTestHub;

beforeEach(async () => {
  started = await startTestHub();
});
afterEach(() => started.close());

const open = { validFromMs: null, validToMs: null };

/** A unit beside the first one, out of reach of its own people. */
async function addWard(): Promise<void> {
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
}

test.each([
  ['not-it', 'Mat-khau-10', 'sign-in-failed', undefined],
  [testPassword, 'Short-1', 'password-weak', 'too-short'],
  [testPassword, 'matkhau10', 'password-weak', 'needs-four-kinds'],
  [testPassword, 'Binh-mat-khau-1', 'password-weak', 'contains-account'],
  [testPassword, testPassword, 'password-same', undefined],
])('a password is not changed from %s to %s: %s', async (oldPassword, newPassword, code, detail) => {
  await started.addPerson('binh');
  const { socket, desk } = await started.sitDown('binh');
  const answer = await give(socket, 'password.change', { oldPassword, newPassword });
  expect(answer).toMatchObject({ ok: false, fault: { code, ...(detail ? { detail } : {}) } });
  expect((await desk.trySignIn('binh', testPassword)).status).toBe(200);
});

test('guessing the old password locks the account as guessing at sign-in does', async () => {
  await started.addPerson('binh');
  const { socket, desk } = await started.sitDown('binh');
  const change = { oldPassword: 'not-it', newPassword: 'Mat-khau-10' };
  for (let guess = 0; guess < 5; guess += 1) await give(socket, 'password.change', change);
  expect(codeOf(await give(socket, 'password.change', change))).toBe('too-many');
  expect((await desk.trySignIn('binh', testPassword)).status).toBe(401);
});

test('a reset that is sent again, its answer lost, answers the same password and resets nothing twice', async () => {
  const an = await started.addPerson('an');
  await started.addPerson('boss', ['administer']);
  const boss = await started.sitDown('boss');
  const id = crypto.randomUUID();
  const first = await give(boss.socket, 'person.reset-password', { personId: an.id }, id);
  const second = await give(boss.socket, 'person.reset-password', { personId: an.id }, id);
  expect(first).toMatchObject({ ok: true, output: { password: expect.stringMatching(/^\w{4}-/) } });
  expect(second).toEqual(first);
  started.pass(11 * 60_000);
  const late = await give(boss.socket, 'person.reset-password', { personId: an.id }, id);
  expect(codeOf(late)).toBe('password-shown');
});

test('a reset ends the sessions of the person', async () => {
  const person = await started.addPerson('an');
  await started.addPerson('boss', ['administer']);
  const [an, boss] = [await started.sitDown('an'), await started.sitDown('boss')];
  const said = new Promise((resolve) => an.socket.once('ended', ({ fault }) => resolve(fault.code)));
  await give(boss.socket, 'person.reset-password', { personId: person.id });
  expect(await said).toBe('session-revoked');
});

test('only who administers the person’s unit resets a password, and nobody their own', async () => {
  await addWard();
  const an = await started.addPerson('an');
  await started.addPerson('ward', ['administer'], { unitId: 'ward-1' });
  const boss = await started.addPerson('boss', ['administer']);
  const reset = async (account: string, personId: string) =>
    codeOf(await give((await started.sitDown(account)).socket, 'person.reset-password', { personId }));
  expect(await reset('an', boss.id)).toBe('not-allowed');
  expect(await reset('ward', an.id)).toBe('not-allowed');
  expect(await reset('boss', boss.id)).toBe('not-allowed');
  expect(await reset('boss', 'person-nobody')).toBe('not-found');
  expect(await reset('boss', an.id)).toBe('ok');
});

test('dormant accounts are those that nobody signed in with, of the units one administers', async () => {
  await addWard();
  for (const account of ['seldom', 'never', 'often']) await started.addPerson(account);
  await started.addPerson('away', ['view'], { disabled: true });
  await started.addPerson('ward', ['administer'], { unitId: 'ward-1' });
  await started.addPerson('boss', ['administer']);
  const desk = await started.desk();
  await desk.signIn('seldom', testPassword);
  started.pass(40 * 86_400_000);
  await desk.signIn('often', testPassword);
  const dormant = async (account: string) => {
    const { socket } = await started.sitDown(account);
    const answer = await give(socket, 'person.dormant', { days: 30 });
    const output = answer.ok ? (answer.output as { persons: { personId: string }[] }) : { persons: [] };
    return output.persons.map(({ personId }) => personId).sort();
  };
  expect(await dormant('boss')).toEqual(['person-never', 'person-quantri', 'person-seldom', 'person-ward']);
  expect(await dormant('ward')).toEqual([]);
});

test('a person whom an administrator makes gets a one-time password, shown to the administrator alone', async () => {
  await started.addPerson('boss', ['administer']);
  const boss = await started.sitDown('boss');
  const row = {
    ...open,
    id: 'person-moi',
    account: 'moi',
    name: 'Mới',
    unitId: 'ioc',
    roleIds: [],
    disabled: false,
  };
  const answer = await give(boss.socket, 'person.put', { row, version: 0 });
  const { password } = answer.ok ? (answer.output as { password: string }) : { password: '' };
  const desk = await started.desk();
  const session = await desk.signIn('moi', password);
  expect(session.mustChangePassword).toBe(true);
  await connected(await desk.socket(session.token));
});

test('the first start makes one administrator, once, whose code approves one console', async () => {
  const { firstStart } = started.hub;
  expect(firstStart).toMatchObject({ account: 'quantri' });
  const desk = await started.desk();
  const session = await desk.signIn('quantri', firstStart?.password ?? '');
  const socket = await desk.socket(session.token);
  await connected(socket);
  const change = { oldPassword: firstStart?.password ?? '', newPassword: 'Mat-khau-10' };
  expect(codeOf(await give(socket, 'password.change', change))).toBe('ok');
  const sector = { ...open, id: 'traffic', name: 'Giao thông' };
  expect(codeOf(await give(socket, 'sector.put', { row: sector, version: 0 }))).toBe('ok');
  const { dataDirectory } = started;
  await started.close('keep');
  started = await startTestHub({ dataDirectory });
  expect(started.hub.firstStart).toBeNull();
});

test('a password of the police is reset by the police alone, once they have an administrator', async () => {
  await started.put('tier', { ...open, id: 'police', name: 'Police', rank: 2, reach: 'city', police: true });
  await started.put('unit', {
    ...open,
    id: 'police',
    name: 'Police',
    parentId: 'ioc',
    tierId: 'police',
    territoryId: null,
    sectorIds: [],
    focalPoint: { name: 'A', title: '', phone: '' },
    rightsWhenExpired: [],
  });
  await started.addPerson('boss', ['administer']);
  const officer = await started.addPerson('officer', ['view'], { unitId: 'police' });
  const boss = await started.sitDown('boss');
  const reset = () => give(boss.socket, 'person.reset-password', { personId: officer.id });
  expect(codeOf(await reset())).toBe('ok');
  await started.addPerson('chief', ['administer'], { unitId: 'police' });
  expect(codeOf(await reset())).toBe('police-only');
  const chief = await started.sitDown('chief');
  expect(codeOf(await give(chief.socket, 'person.reset-password', { personId: officer.id }))).toBe('ok');
});
