import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { tableNames } from '../backup/backup-format.ts';
import { type StartedTestHub, startTestHub, testPassword } from '../start-test-hub.ts';
import { codeOf, connected, give, TestConsole } from '../test-console.ts';
import { tokenHash } from './session-token.ts';

let started: StartedTestHub;

beforeEach(async () => {
  started = await startTestHub();
});
afterEach(() => started.close());

const failed = { status: 401, body: { fault: { code: 'sign-in-failed', message: 'Signing in failed.' } } };

test('answers say success or failure and nothing more; the log knows why', async () => {
  await started.addPerson('an');
  await started.addPerson('binh', ['view'], { disabled: true });
  await started.addPerson('chi', ['view'], { validToMs: started.now() - 1 });
  const desk = await started.desk();
  expect(await desk.trySignIn('an', 'not-it')).toEqual(failed);
  expect(await desk.trySignIn('nobody', testPassword)).toEqual(failed);
  expect(await desk.trySignIn('binh', testPassword)).toEqual(failed);
  expect(await desk.trySignIn('chi', testPassword)).toEqual(failed);
  expect((await desk.trySignIn('an', testPassword)).status).toBe(200);
  const told = await started.audited('sign-in.failed');
  expect(told.map(({ detail }) => detail.why)).toEqual(['password', 'unknown', 'inactive', 'inactive']);
  expect(await started.audited('sign-in.done')).toHaveLength(1);
});

test('an account that is not there is as much work as one that is', async () => {
  await started.addPerson('an');
  const desk = await started.desk();
  const hashing = vi.spyOn(started.hub.core.accounts.parts.passwords, 'matches');
  for (const account of ['an', 'nobody']) await desk.trySignIn(account, 'not-it');
  expect(hashing).toHaveBeenCalledTimes(2);
});

test('a password whose hash is cheaper than the settings ask for is hashed anew when it is next used', async () => {
  await started.addPerson('an');
  const desk = await started.desk();
  await started.close('keep');
  const { dataDirectory } = started;
  started = await startTestHub({ dataDirectory, of: { accounts: { hashMemoryKib: 128, hashPasses: 2 } } });
  const hashOf = async () => {
    const { store } = started.hub.core;
    const row = await store.reader
      .selectFrom('account')
      .select('password_hash')
      .where('person_id', '=', 'person-an')
      .executeTakeFirst();
    return row?.password_hash ?? '';
  };
  const at = Object.assign(new TestConsole(started.hub), { id: desk.id, privateKey: desk.privateKey });
  expect((await at.trySignIn('an', 'not-it')).status).toBe(401);
  expect(await hashOf()).toContain('$m=64,t=1,');
  expect((await at.trySignIn('an', testPassword)).status).toBe(200);
  const renewed = await hashOf();
  expect(renewed).toContain('$m=128,t=2,');
  expect((await at.trySignIn('an', testPassword)).status).toBe(200);
  expect(await hashOf()).toBe(renewed);
});

test('five failures lock the account for five minutes, at every console, for the right password too', async () => {
  await started.addPerson('an');
  const [desk, other] = [await started.desk(), await started.desk()];
  for (let failure = 0; failure < 5; failure += 1) await desk.trySignIn('an', 'not-it');
  expect(await other.trySignIn('an', testPassword)).toEqual(failed);
  started.pass(299_000);
  expect(await other.trySignIn('an', testPassword)).toEqual(failed);
  started.pass(2000);
  expect((await other.trySignIn('an', testPassword)).status).toBe(200);
});

test('five failures lock the console for everybody', async () => {
  await started.addPerson('an');
  const [desk, other] = [await started.desk(), await started.desk()];
  for (const name of ['aa', 'bb', 'cc', 'dd', 'ee']) await desk.trySignIn(name, 'not-it');
  expect(await desk.trySignIn('an', testPassword)).toEqual(failed);
  expect((await other.trySignIn('an', testPassword)).status).toBe(200);
});

test('guesses that are sent at once are not more than those sent one by one', async () => {
  await started.addPerson('an');
  const desks = [await started.desk(), await started.desk(), await started.desk(), await started.desk()];
  const guesses = Array.from({ length: 20 }, (_, index) =>
    (desks[index % 4] ?? new TestConsole(started.hub)).trySignIn('an', index < 12 ? 'not-it' : testPassword),
  );
  const answers = await Promise.all(guesses);
  expect(answers.filter(({ status }) => status === 200)).toEqual([]);
});

test('a restart of the hub unlocks nothing', async () => {
  await started.addPerson('an');
  const desk = await started.desk();
  for (let failure = 0; failure < 5; failure += 1) await desk.trySignIn('an', 'not-it');
  const { dataDirectory } = started;
  await started.close('keep');
  started = await startTestHub({ dataDirectory });
  const again = await started.desk();
  expect(await again.trySignIn('an', testPassword)).toEqual(failed);
  started.pass(301_000);
  expect((await again.trySignIn('an', testPassword)).status).toBe(200);
});

test('an unknown console gets nothing, one that waits or was revoked is told so', async () => {
  await started.addPerson('an');
  const stranger = new TestConsole(started.hub);
  stranger.id = 'console-of-nobody';
  expect((await stranger.trySignIn('an', testPassword)).body).toMatchObject({
    fault: { code: 'console-unknown' },
  });
  expect((await stranger.enrol()).state).toBe('asked');
  expect((await stranger.trySignIn('an', testPassword)).body).toMatchObject({
    fault: { code: 'console-waiting' },
  });
  await started.hub.admin({ action: 'console.approve', consoleId: stranger.id });
  expect((await stranger.trySignIn('an', testPassword)).status).toBe(200);
  await started.hub.admin({ action: 'console.revoke', consoleId: stranger.id });
  expect((await stranger.trySignIn('an', testPassword)).body).toMatchObject({
    fault: { code: 'console-revoked' },
  });
});

test('the state of a console is told to the holder of its key only', async () => {
  await started.addPerson('an');
  const waiting = new TestConsole(started.hub);
  await waiting.enrol();
  const thief = new TestConsole(started.hub);
  thief.id = waiting.id;
  expect((await thief.trySignIn('an', testPassword)).body).toMatchObject({
    fault: { code: 'console-unknown' },
  });
});

test('a proof is good once, for its purpose and account, and for a minute', async () => {
  await started.addPerson('an');
  const desk = await started.desk();
  const send = (proof: unknown, account = 'an') =>
    desk.post('/api/sign-in', { protocol: 1, account, password: testPassword, proof });
  const once = await desk.proof('sign-in', 'an');
  expect((await send(once)).status).toBe(200);
  expect((await send(once)).status).toBe(403);
  expect((await send(await desk.proof('socket', 'an'))).status).toBe(403);
  expect((await send(await desk.proof('sign-in', 'binh'))).status).toBe(403);
  expect((await send(desk.proofWith('made-up', 'sign-in', 'an'))).status).toBe(403);
  const old = await desk.proof('sign-in', 'an');
  started.pass(60_000);
  expect((await send(old)).status).toBe(403);
});

test('a console of another version is told to be updated', async () => {
  const desk = await started.desk();
  const proof = await desk.proof('sign-in', 'an');
  const answer = await desk.post('/api/sign-in', { protocol: 2, account: 'an', password: 'x', proof });
  expect(answer).toMatchObject({ status: 426, body: { fault: { code: 'update-needed' } } });
  const socket = desk.socketWith({ protocol: 2, token: 'x', proof });
  await expect(connected(socket)).rejects.toThrow('update-needed');
});

test('a one-time password must be changed first, and lapses when nobody uses it', async () => {
  const an = await started.addPerson('an');
  await started.addPerson('boss', ['administer']);
  const boss = await started.sitDown('boss');
  const answer = await give(boss.socket, 'person.reset-password', { personId: an.id });
  const { password } = answer.ok ? (answer.output as { password: string }) : { password: '' };
  const desk = await started.desk();
  const session = await desk.signIn('an', password);
  expect(session.mustChangePassword).toBe(true);
  const socket = await desk.socket(session.token);
  await connected(socket);
  expect(codeOf(await give(socket, 'session.list', {}))).toBe('password-must-change');
  expect((await desk.get('/api/snapshot?topic=cameras', session.token)).status).toBe(403);
  const change = { oldPassword: password, newPassword: 'Mat-khau-10' };
  expect(codeOf(await give(socket, 'password.change', change))).toBe('ok');
  expect(codeOf(await give(socket, 'session.list', {}))).toBe('ok');
  expect((await desk.signIn('an', 'Mat-khau-10')).mustChangePassword).toBe(false);

  const again = await give(boss.socket, 'person.reset-password', { personId: an.id });
  const second = again.ok ? (again.output as { password: string }).password : '';
  started.pass(7 * 86_400_000 + 60_000);
  expect(await desk.trySignIn('an', second)).toEqual(failed);
});

test('a password past its age must be changed', async () => {
  await started.addPerson('an');
  const desk = await started.desk();
  started.pass(89 * 86_400_000);
  expect((await desk.signIn('an', testPassword)).mustChangePassword).toBe(false);
  started.pass(2 * 86_400_000);
  expect((await desk.signIn('an', testPassword)).mustChangePassword).toBe(true);
});

/** What the database holds: the very bytes of SQLite's files, all rows of PostgreSQL. */
async function everythingKept(): Promise<string> {
  const { store } = started.hub.core;
  if (store.engine === 'sqlite') {
    const files = ['hub.sqlite', 'hub.sqlite-wal'].map((name) =>
      readFileSync(`${started.dataDirectory}/${name}`),
    );
    return Buffer.concat(files).toString('latin1');
  }
  const rows = tableNames.map((name) => store.reader.selectFrom(name).selectAll().execute());
  return JSON.stringify(await Promise.all(rows));
}

test('of a token only its SHA-256 is on the disk, and of passwords nothing that can be read', async () => {
  const an = await started.addPerson('an');
  await started.addPerson('boss', ['administer']);
  const boss = await started.sitDown('boss');
  const answer = await give(boss.socket, 'person.reset-password', { personId: an.id });
  const { password } = answer.ok ? (answer.output as { password: string }) : { password: '' };
  expect(password).toMatch(/^\w{4}-\w{4}-\w{4}$/);
  const change = { oldPassword: testPassword, newPassword: 'Mat-khau-11' };
  expect(codeOf(await give(boss.socket, 'password.change', change))).toBe('ok');
  const bytes = await everythingKept();
  expect(bytes).toContain(tokenHash(boss.session.token));
  for (const secret of [boss.session.token, password, testPassword, 'Mat-khau-11']) {
    expect(bytes).not.toContain(secret);
    expect(started.lines.join('\n')).not.toContain(secret);
  }
});
