import { setImmediate } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type { CameraInfo } from '../../../shared/camera/camera.ts';
import { type CameraPiece, camerasPerPiece } from '../../../shared/camera/camera-piece.ts';
import { noWall } from '../../../shared/wall/wall-view.ts';
import { CameraListSender } from './camera-list-sender.ts';

const town = (total: number): CameraInfo[] =>
  Array.from({ length: total }, (_, number) => ({
    id: `c${number}`,
    number,
    name: '',
    unit: '',
    street: '',
    position: null,
    roles: ['main'],
  }));

function bench(total: number) {
  const state = { cameras: town(total), there: true };
  const sent: { to: string; piece: CameraPiece }[] = [];
  const sender = new CameraListSender({
    cameras: () => state.cameras,
    sendTo(to, piece) {
      if (state.there) sent.push({ to, piece });
      return state.there;
    },
    broadcast: (piece) => sent.push({ to: 'all', piece }),
  });
  return { state, sent, sender };
}

const zoomOf = (cameraId: string) => ({
  ...noWall,
  zoomWindows: [{ id: 'z', cameraId, region: { x: 0, y: 0, width: 1, height: 1 } }],
});

test('a short list goes whole with the answer', () => {
  const { sender } = bench(3);
  expect(sender.start('w1', noWall)).toMatchObject({ cameraTotal: 3, cameras: [{}, {}, {}] });
});

test('of a long list the wall’s own cameras come at once and all of them in pieces', async () => {
  const total = camerasPerPiece * 2 + 5;
  const { sender, sent } = bench(total);
  const first = sender.start('w1', zoomOf('c2001'));
  expect(first.cameras.map(({ id }) => id)).toEqual(['c2001']);
  expect(sent).toEqual([]);
  await vi.waitFor(() => expect(sent).toHaveLength(3));
  expect(new Set(sent.map(({ to }) => to))).toEqual(new Set(['w1']));
  expect(sent.flatMap(({ piece }) => piece.cameras)).toHaveLength(total);
});

test('a list that changes while it is sent is let go for the new one', async () => {
  const { sender, sent, state } = bench(camerasPerPiece * 30);
  sender.start('w1', noWall);
  await vi.waitFor(() => expect(sent.length).toBeGreaterThan(2));
  state.cameras = town(2);
  sender.changed();
  await vi.waitFor(() => expect(sent.at(-1)).toMatchObject({ to: 'all', piece: { from: 0, total: 2 } }));
  const length = sent.length;
  for (let turn = 0; turn < 50; turn++) await setImmediate();
  expect(sent).toHaveLength(length);
});

test('a window that went away is sent no more', async () => {
  const { sender, sent, state } = bench(camerasPerPiece * 30);
  sender.start('w1', noWall);
  await vi.waitFor(() => expect(sent.length).toBeGreaterThan(2));
  state.there = false;
  const length = sent.length;
  for (let turn = 0; turn < 50; turn++) await setImmediate();
  expect(sent).toHaveLength(length);
});
