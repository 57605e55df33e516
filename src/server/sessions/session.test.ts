import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hubEngines } from '../../../test/support/hub-engines.ts';
import { type StartedTestHub, startTestHub, testPassword } from '../start-test-hub.ts';
import type { StorePlace } from '../storage/open-store.ts';
import { codeOf, connected, give, TestConsole } from '../test-console.ts';

type Sitting = Awaited<ReturnType<StartedTestHub['sitDown']>>;

/** The hub's last word, once it has closed the connection. */
function ending({ socket }: Sitting): Promise<string> {
  return new Promise((resolve) => {
    let said = 'nothing';
    socket.once('ended', ({ fault }) => {
      said = fault.code;
    });
    socket.once('disconnect', () => resolve(said));
  });
}

describe.each(hubEngines)('on $name', (engine) => {
  let started: StartedTestHub;
  let place: StorePlace;

  beforeEach(async () => {
    place = await engine.fresh();
    started = await startTestHub(place);
  });
  afterEach(() => started.close());

  test('a token that was stolen is refused at another console, approved or not, by socket and by request', async () => {
    await started.addPerson('an');
    const an = await started.sitDown('an');
    const thief = await started.desk();
    await expect(connected(await thief.socket(an.session.token))).rejects.toThrow('session-unknown');
    expect((await thief.get('/api/snapshot?topic=cameras', an.session.token)).status).toBe(401);
    const impostor = new TestConsole(started.hub);
    impostor.id = an.desk.id;
    await expect(connected(await impostor.socket(an.session.token))).rejects.toThrow('console-unknown');
    expect((await impostor.get('/api/snapshot?topic=cameras', an.session.token)).status).toBe(403);
    expect((await an.desk.get('/api/snapshot?topic=cameras', an.session.token)).status).toBe(200);
  });

  test('a proof that was overheard opens no second socket', async () => {
    await started.addPerson('an');
    const an = await started.sitDown('an');
    const bound = createHash('sha256').update(an.session.token).digest('hex');
    const auth = { protocol: 1, token: an.session.token, proof: await an.desk.proof('socket', bound) };
    await connected(an.desk.socketWith(auth));
    await expect(connected(an.desk.socketWith(auth))).rejects.toThrow('console-unknown');
  });

  test('a person who is disabled is cut off at once and cannot come back', async () => {
    const person = await started.addPerson('an');
    const an = await started.sitDown('an');
    const over = ending(an);
    await started.put('person', { ...person, disabled: true });
    expect(await over).toBe('account-disabled');
    await expect(connected(await an.desk.socket(an.session.token))).rejects.toThrow('account-disabled');
    expect((await an.desk.get('/api/snapshot?topic=cameras', an.session.token)).status).toBe(403);
  });

  test('a person whose time is over is cut off when it is', async () => {
    const person = await started.addPerson('an');
    const an = await started.sitDown('an');
    const over = ending(an);
    await started.put('person', { ...person, validToMs: started.now() + 300 });
    expect(await over).toBe('account-disabled');
  });

  test('a console that is revoked is cut off, with whoever sits there', async () => {
    await started.addPerson('an');
    const an = await started.sitDown('an');
    const over = ending(an);
    await started.hub.admin({ action: 'console.revoke', consoleId: an.desk.id });
    expect(await over).toBe('console-revoked');
    await expect(connected(await an.desk.socket(an.session.token))).rejects.toThrow('console-revoked');
  });

  test('signing out is answered, and ends the session for good', async () => {
    await started.addPerson('an');
    const an = await started.sitDown('an');
    const over = ending(an);
    expect(codeOf(await give(an.socket, 'session.sign-out', {}))).toBe('ok');
    expect(await over).toBe('signed-out');
    await expect(connected(await an.desk.socket(an.session.token))).rejects.toThrow('session-unknown');
    expect(await started.audited('command.session.sign-out')).toHaveLength(1);
  });

  test('a session runs out', async () => {
    await started.addPerson('an');
    const an = await started.sitDown('an');
    const over = ending(an);
    started.pass(12 * 3_600_000 + 1000);
    expect(codeOf(await give(an.socket, 'session.list', {}))).toBe('session-expired');
    expect(await over).toBe('session-expired');
    await expect.poll(() => started.audited('session.expired')).toHaveLength(1);
  });

  test('sessions are listed and revoked: one’s own, an administrator those of their units', async () => {
    await started.addPerson('an');
    await started.addPerson('boss', ['administer']);
    const [an, boss] = [await started.sitDown('an'), await started.sitDown('boss')];
    const list = async ({ socket }: Sitting) => {
      const answer = await give(socket, 'session.list', {});
      return answer.ok
        ? (answer.output as { sessions: { personId: string; online: boolean }[] }).sessions
        : [];
    };
    expect((await list(an)).map(({ personId }) => personId)).toEqual(['person-an']);
    expect((await list(boss)).map(({ personId }) => personId)).toEqual(['person-an', 'person-boss']);
    expect((await list(boss)).every(({ online }) => online)).toBe(true);
    expect(codeOf(await give(an.socket, 'session.revoke', { sessionId: boss.session.sessionId }))).toBe(
      'not-found',
    );
    const over = ending(an);
    expect(codeOf(await give(boss.socket, 'session.revoke', { sessionId: an.session.sessionId }))).toBe('ok');
    expect(await over).toBe('session-revoked');
  });

  test('whoever changes the password ends the other sessions', async () => {
    await started.addPerson('an');
    const [here, there] = [await started.sitDown('an'), await started.sitDown('an')];
    const over = ending(there);
    const change = { oldPassword: testPassword, newPassword: 'Mat-khau-12' };
    expect(codeOf(await give(here.socket, 'password.change', change))).toBe('ok');
    expect(await over).toBe('session-revoked');
    expect(codeOf(await give(here.socket, 'session.list', {}))).toBe('ok');
  });

  test('a command that waits in the line while its session ends is not done', async () => {
    await started.addPerson('boss', ['administer']);
    const boss = await started.sitDown('boss');
    const other = await started.desk();
    const answers = await Promise.allSettled([
      give(boss.socket, 'session.revoke', { sessionId: boss.session.sessionId }),
      give(boss.socket, 'console.revoke', { consoleId: other.id }),
    ]);
    expect(answers[0]).toMatchObject({ status: 'fulfilled', value: { ok: true } });
    const [refused] = await started.audited('command.console.revoke');
    expect(refused).toMatchObject({ outcome: 'refused', detail: { fault: 'session-revoked' } });
    const { consoles } = await started.hub.admin({ action: 'console.list' });
    expect(consoles?.find(({ id }) => id === other.id)?.state).toBe('approved');
  });

  test('sessions outlive a restart of the hub', async () => {
    await started.addPerson('an');
    const an = await started.sitDown('an');
    const { dataDirectory, hub } = started;
    const { port } = hub;
    await started.close('keep');
    started = await startTestHub({ dataDirectory, ...place, port });
    await connected(await an.desk.socket(an.session.token));
  });

  test('a connection that comes again takes the place of the one that died unseen', async () => {
    await started.addPerson('an');
    const an = await started.sitDown('an');
    const gone = new Promise((resolve) => an.socket.once('disconnect', resolve));
    await connected(await an.desk.socket(an.session.token));
    await gone;
    expect([...started.hub.links.all()]).toHaveLength(1);
  });
});
