import { expect, test } from 'vitest';
import { recordingViewer } from '../../../../test/support/recording-viewer.ts';
import type { PulledStream, StreamViewer } from '../streams/pulled-stream.ts';
import { TicketedStream } from './ticketed-stream.ts';

/** A pull whose connections are made by hand. */
function pretendPull() {
  const viewers = new Set<StreamViewer>();
  let generation = 0;
  const tell = (viewer: StreamViewer) =>
    viewer.onConfig(generation, { codec: 'h264', fourcc: 'H264', width: 640, height: 360 }, new Uint8Array());
  const pull: PulledStream = {
    watched: true,
    join(viewer) {
      viewers.add(viewer);
      if (generation > 0) tell(viewer);
      return { dispose: () => void viewers.delete(viewer) };
    },
    listen: () => ({ dispose: () => {} }),
  };
  return {
    pull,
    connect() {
      generation += 1;
      for (const viewer of viewers) tell(viewer);
    },
    send() {
      const packet = { ptsMs: 0, keyframe: true, arrivedAtMs: 0, payload: new Uint8Array() };
      for (const viewer of viewers) viewer.onPacket(generation, packet, false);
    },
  };
}

test('whoever watches a stream hears the same number of its connection: a lane’s pictures belong to the window’s stream', () => {
  const stream = new TicketedStream(() => {});
  const [first, second] = [pretendPull(), pretendPull()];
  const [window, lane, late] = [recordingViewer(), recordingViewer(), recordingViewer()];
  const numbers = () =>
    [window, lane, late].map(({ configs, packets }) => [
      configs.at(-1)?.generation,
      packets.at(-1)?.generation,
    ]);

  stream.join(window.viewer);
  first.connect();
  stream.back({ pull: first.pull });
  stream.join(lane.viewer);
  first.send();
  stream.join(late.viewer);
  first.send();
  const [before] = numbers();
  expect(numbers()).toEqual([before, before, before]);
  expect(before?.[0]).toBe(before?.[1]);

  first.connect();
  first.send();
  const [again] = numbers();
  expect(numbers()).toEqual([again, again, again]);
  expect(again?.[0]).toBeGreaterThan(before?.[0] ?? Number.NaN);

  second.connect();
  stream.back({ pull: second.pull });
  second.send();
  const [other] = numbers();
  expect(numbers()).toEqual([other, other, other]);
  expect(other?.[0]).toBeGreaterThan(again?.[0] ?? Number.NaN);
});
