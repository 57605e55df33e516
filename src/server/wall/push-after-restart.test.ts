import { describe, expect, onTestFinished, test } from 'vitest';
import { freshFolder, hubEngines } from '../../../test/support/hub-engines.ts';
import type { WallPush } from '../../shared/hub/wall-push.ts';
import { startTestHub } from '../start-test-hub.ts';
import { codeOf, connected, give, TestConsole } from '../test-console.ts';
import { forgetPushes } from './open-pushes.ts';

const layout = {
  id: 'l',
  name: 'Trống',
  key: null,
  grid: { columns: 1, rows: 1, cells: [{ column: 0, row: 0, columns: 1, rows: 1 }] },
  tiles: [null],
};

/** A desk that is told of a push now; resolves with it. */
function pushed(socket: Awaited<ReturnType<TestConsole['socket']>>): Promise<WallPush> {
  return new Promise((resolve) => socket.once('pushed', (push) => resolve(push as WallPush)));
}

describe.each(hubEngines)('pushes of a hub on $name', ({ fresh }) => {
  test('are undone after its restart as well, and whoever pushed is told; old ones are forgotten', async () => {
    const place = await fresh();
    const of = {
      databaseUrl: 'databaseUrl' in place ? place.databaseUrl : null,
      dataDirectory: 'dataDirectory' in place ? place.dataDirectory : freshFolder(),
    };
    const first = await startTestHub(of);
    await first.addPerson('giamsat', ['view', 'push']);
    await first.addPerson('truc');
    const by = await first.sitDown('giamsat');
    const to = await first.sitDown('truc');
    await give(to.socket, 'desk.tell', { displays: [{ id: 'left', name: 'Trái' }] });
    const arriving = pushed(to.socket);
    const content = { kind: 'layout' as const, layout };
    const push = { consoleId: to.desk.id, displayId: 'left', content, reason: '' };
    expect(codeOf(await give(by.socket, 'wall.push', push))).toBe('ok');
    const { id: pushId } = await arriving;
    expect(codeOf(await give(by.socket, 'wall.push', push))).toBe('ok');
    await first.close('keep');

    const again = await startTestHub(of);
    onTestFinished(() => again.close());
    const seats = [by, to].map(async ({ desk, session }) => {
      const socket = await Object.assign(new TestConsole(again.hub), {
        id: desk.id,
        privateKey: desk.privateKey,
      }).socket(session.token);
      await connected(socket);
      return socket;
    });
    const [whoPushed, whoUndoes] = await Promise.all(seats);
    if (!whoPushed || !whoUndoes) throw new Error('nobody came back');
    const told = new Promise((resolve) => whoPushed.once('push-undone', resolve));
    expect(codeOf(await give(whoPushed, 'wall.push-undone', { pushId }))).toBe('not-found');
    expect(codeOf(await give(whoUndoes, 'wall.push-undone', { pushId }))).toBe('ok');
    expect(await told).toEqual({ pushId, byName: 'truc' });
    expect(codeOf(await give(whoUndoes, 'wall.push-undone', { pushId }))).toBe('not-found');
    const { queue, store } = again.hub.core;
    const left = () => store.reader.selectFrom('open_push').selectAll().execute();
    expect(await left()).toHaveLength(1);
    await queue.change(({ db, nowMs }) => forgetPushes(db, nowMs + 1));
    expect(await left()).toEqual([]);
  });
});
