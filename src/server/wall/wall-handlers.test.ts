import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PushedContent } from '../../shared/hub/wall-push.ts';
import { codeOf, openTestHub, outputOf, type TestHub, testCamera } from '../catalogue/test-hub.ts';
import type { ConsoleLink, ConsoleLinks } from '../net/console-links.ts';
import { Desks } from './desks.ts';
import { wallHandlers } from './wall-handlers.ts';

/** Connections as a test opens and cuts them; what was sent is kept. */
function fakeLinks() {
  const open = new Map<string, ConsoleLink>();
  const sent: { consoleId: string; event: string; value: unknown }[] = [];
  const listeners = new Set<(link: ConsoleLink) => void>();
  const links: ConsoleLinks = {
    all: () => open.values(),
    of: (consoleId) => open.get(consoleId) ?? null,
    send(consoleId, event, value) {
      sent.push({ consoleId, event, value });
      return open.has(consoleId);
    },
    onGone(listener) {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    },
  };
  return {
    links,
    sent,
    connect(account: string, sessionId = `session-${account}`) {
      const consoleId = `console-${account}`;
      open.set(consoleId, { consoleId, personId: `person-${account}`, sessionId });
    },
    cut(account: string) {
      const link = open.get(`console-${account}`);
      open.delete(`console-${account}`);
      if (link) for (const listener of listeners) listener(link);
    },
  };
}

const displays = [{ id: 'left', name: 'Trái' }];

let net: ReturnType<typeof fakeLinks>;
let hub: TestHub;

beforeEach(async () => {
  net = fakeLinks();
  const desks = new Desks(net.links);
  hub = await openTestHub({
    cameras: [
      testCamera(1),
      testCamera(2, { territoryId: 'ba-dinh', managingUnitId: 'infrastructure' }),
      testCamera(3, { sectorIds: ['traffic'], managingUnitId: 'infrastructure' }),
    ],
    handlers: () => wallHandlers({ links: net.links, desks }),
  });
  for (const account of ['giamsat', 'hoankiem', 'tructuong']) await sitDown(account);
});

afterEach(() => hub.dispose());

async function sitDown(account: string) {
  net.connect(account);
  await hub.submit(account, 'desk.tell', { displays });
}

async function deskNames(account: string) {
  const { desks } = outputOf('desk.list', await hub.submit(account, 'desk.list', {}));
  return desks.map(({ personName }) => personName).sort();
}

const camera = (cameraId: string): PushedContent => ({ kind: 'camera', cameraId, tile: null });

function push(by: string, to: string, content: PushedContent, displayId: string | null = null) {
  const reason = 'Xem ngay';
  return hub.submit(by, 'wall.push', { consoleId: `console-${to}`, displayId, content, reason });
}

describe('the desks', () => {
  test('are those that one may push to, with somebody at them', async () => {
    expect(await deskNames('giamsat')).toEqual(['Lê Thu Trang', 'Ngô Thị Thanh Hương', 'Trần Quốc Bảo']);
    expect(await deskNames('giaothong')).toEqual([]);
    net.cut('hoankiem');
    expect(await deskNames('giamsat')).toEqual(['Lê Thu Trang', 'Trần Quốc Bảo']);
  });

  test('are none for who may not push', async () => {
    expect(await deskNames('tructuong')).toEqual([]);
  });

  test('are unknown until they tell of their displays, also after coming back or with another session', async () => {
    net.cut('hoankiem');
    net.connect('hoankiem');
    expect(await deskNames('giamsat')).not.toContain('Ngô Thị Thanh Hương');
    net.connect('tructuong', 'another-session');
    expect(await deskNames('giamsat')).not.toContain('Lê Thu Trang');
  });
});

describe('a push', () => {
  test('reaches the desk with who did it and why', async () => {
    const { pushId } = outputOf('wall.push', await push('giamsat', 'hoankiem', camera('cam-1'), 'left'));
    expect(net.sent).toEqual([
      {
        consoleId: 'console-hoankiem',
        event: 'pushed',
        value: {
          id: pushId,
          byPersonId: 'person-giamsat',
          byName: 'Trần Quốc Bảo',
          byUnit: 'Trung tâm điều hành thành phố (IOC)',
          reason: 'Xem ngay',
          displayId: 'left',
          content: camera('cam-1'),
          atMs: hub.now(),
        },
      },
    ]);
    expect(await hub.audited('command.wall.push')).toMatchObject([
      { camera_id: 'cam-1', detail: { toPersonId: 'person-hoankiem', cameraIds: ['cam-1'], pushId } },
    ]);
  });

  test('needs that the person at the desk may view it', async () => {
    const answer = await push('giamsat', 'hoankiem', camera('cam-2'));
    expect(answer).toMatchObject({
      ok: false,
      fault: { code: 'not-allowed', detail: 'outside-scope: cam-2' },
    });
    const layout = layoutOf(['cam-1', null, 'cam-2']);
    expect(codeOf(await push('giamsat', 'hoankiem', layout))).toBe('not-allowed');
    expect(codeOf(await push('giamsat', 'hoankiem', layoutOf(['cam-1', null, null])))).toBe('ok');
    expect(net.sent).toHaveLength(1);
  });

  test('needs the right, over that desk', async () => {
    expect(codeOf(await push('tructuong', 'hoankiem', camera('cam-1')))).toBe('not-allowed');
    expect(codeOf(await push('giaothong', 'hoankiem', camera('cam-3')))).toBe('not-allowed');
    expect(net.sent).toEqual([]);
  });

  test('needs that the pusher may push this very camera, not only see it', async () => {
    await sitDown('giaothong');
    expect(codeOf(await push('giaothong', 'giaothong', camera('cam-3')))).toBe('ok');
    const seen = await push('giaothong', 'giaothong', camera('cam-1'));
    expect(seen).toMatchObject({ ok: false, fault: { message: 'You may not push this camera.' } });
  });

  test('to a desk where nobody is, or to a display that it has not, is refused', async () => {
    expect(codeOf(await push('giamsat', 'yte', camera('cam-1')))).toBe('desk-away');
    expect(codeOf(await push('giamsat', 'hoankiem', camera('cam-1'), 'right'))).toBe('desk-away');
    net.cut('hoankiem');
    expect(codeOf(await push('giamsat', 'hoankiem', camera('cam-1')))).toBe('desk-away');
  });
});

describe('a push that is undone', () => {
  test('is told to who pushed, once, by the desk that had it', async () => {
    const { pushId } = outputOf('wall.push', await push('giamsat', 'hoankiem', camera('cam-1')));
    net.sent.length = 0;
    expect(codeOf(await hub.submit('tructuong', 'wall.push-undone', { pushId }))).toBe('not-found');
    expect(codeOf(await hub.submit('hoankiem', 'wall.push-undone', { pushId }))).toBe('ok');
    expect(codeOf(await hub.submit('hoankiem', 'wall.push-undone', { pushId }))).toBe('not-found');
    expect(net.sent).toEqual([
      {
        consoleId: 'console-giamsat',
        event: 'push-undone',
        value: { pushId, byName: 'Ngô Thị Thanh Hương' },
      },
    ]);
  });
});

function layoutOf(tiles: (string | null)[]): PushedContent {
  const cells = tiles.map((_, column) => ({ column, row: 0, columns: 1, rows: 1 }));
  const grid = { columns: tiles.length, rows: 1, cells };
  return { kind: 'layout', layout: { id: 'l', name: 'L', key: null, grid, tiles } };
}
