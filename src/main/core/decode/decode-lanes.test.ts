import { afterEach, describe, expect, test, vi } from 'vitest';
import { FedStream } from '../../../../test/support/fed-stream.ts';
import { type NumberedClip, numberedClip, pictureNumber } from '../../../../test/support/numbered-clip.ts';
import type { LaneStatus } from '../../../shared/media/lane-status.ts';
import type { FeedTier } from '../../../shared/wall/feed-order.ts';
import { createLogger } from '../log/logger.ts';
import { childPids } from '../process/child-registry.ts';
import type { Packet } from '../streams/packet.ts';
import { createDecodeLanes, type DecodeLanes, type DecodeLanesOptions } from './decode-lanes.ts';
import type { LanePicture, LaneViewer } from './lane-picture.ts';

const shape = { width: 320, height: 180, fps: 25, pictures: 60 };
const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-g', '20'];
const encoders = {
  'H.264': h264,
  'H.264 with B-frames': [
    '-c:v',
    'libx264',
    '-preset',
    'veryfast',
    '-bf',
    '2',
    '-g',
    '20',
    '-sc_threshold',
    '0',
  ],
  'H.265': ['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=none:keyint=20:bframes=0'],
  'H.265 with B-frames': [
    '-c:v',
    'libx265',
    '-preset',
    'ultrafast',
    '-x265-params',
    'log-level=none:keyint=20:bframes=2',
  ],
  MJPEG: ['-c:v', 'mjpeg', '-q:v', '3', '-pix_fmt', 'yuvj420p'],
  'MPEG-4': ['-c:v', 'mpeg4', '-g', '20', '-q:v', '4'],
  'MPEG-4 with B-frames': ['-c:v', 'mpeg4', '-g', '20', '-bf', '2', '-q:v', '4'],
};

const stops: Array<() => Promise<void>> = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  expect(childPids('ffmpeg')).toEqual([]);
});

function lanesOf(stream: FedStream, more: Partial<DecodeLanesOptions> = {}): DecodeLanes {
  const lanes = createDecodeLanes({
    ffmpeg: { path: 'ffmpeg', version: '5.1' },
    logger: createLogger(() => {}),
    streams: { stream: (cameraId) => (cameraId === 'cam' ? stream : null) },
    method: () => 'software',
    ...more,
  });
  stops.push(() => lanes.dispose());
  return lanes;
}

class Recorder implements LaneViewer {
  readonly pictures: LanePicture[] = [];
  readonly lane: LaneStatus[] = [];
  readonly configs: number[] = [];
  onStatus(): void {}
  onConfig(generation: number): void {
    this.configs.push(generation);
  }
  onPicture(picture: LanePicture): void {
    this.pictures.push(picture);
  }
  onLane(_: number, status: LaneStatus): void {
    this.lane.push(status);
  }
  get numbers(): number[] {
    return this.pictures.map(({ planes, width, height }) => pictureNumber(planes, width, height));
  }
  get last(): number {
    return this.numbers.at(-1) ?? -1;
  }
}

/** Packets as a camera sends them, a few milliseconds apart. */
class Camera {
  readonly stream = new FedStream();
  readonly sent: Packet[] = [];
  private readonly clip: NumberedClip;
  private at = 0;
  private readonly startedAtMs = performance.now();

  constructor(clip: NumberedClip) {
    this.clip = clip;
    this.stream.connect(clip);
  }

  get packetsLeft(): number {
    return this.clip.packets.length - this.at;
  }

  /** The time of `count` packets, one each few milliseconds. */
  async send(count: number, spacingMs = 15): Promise<void> {
    for (let step = 0; step < count; step++) {
      this.push();
      await new Promise((resolve) => setTimeout(resolve, spacingMs));
    }
  }

  push(change: (packet: Packet) => Packet = (packet) => packet): void {
    const loop = Math.floor(this.at / this.clip.packets.length);
    const packet = this.clip.packets[this.at++ % this.clip.packets.length];
    if (packet === undefined) throw new Error('the clip is empty');
    const loopMs = (loop * 1000 * shape.pictures) / shape.fps;
    const arrivedAtMs = performance.now() - this.startedAtMs;
    const sent = change({ ...packet, ptsMs: packet.ptsMs + loopMs, arrivedAtMs });
    this.sent.push(sent);
    this.stream.push(sent);
  }
}

const small = { widthPx: 160, heightPx: 120 };
const open = (lanes: DecodeLanes, viewer: LaneViewer, tier: FeedTier = 'all', wish = small) => {
  const feed = lanes.open('cam', 'sub', wish, tier, viewer);
  if (feed === null) throw new Error('the camera is not known');
  return feed;
};
const within = { timeout: 15_000, interval: 10 };

/** Every picture is the one that its times say. */
function expectTrue(viewer: Recorder, clip: NumberedClip, camera: Camera): void {
  for (const { planes, width, height, ptsMs, arrivedAtMs } of viewer.pictures) {
    const loopMs = (1000 * shape.pictures) / shape.fps;
    const number = pictureNumber(planes, width, height);
    expect((ptsMs - clip.ptsMsOf(number)) % loopMs).toBeCloseTo(0, 0);
    expect(camera.sent.some((packet) => packet.ptsMs === ptsMs && packet.arrivedAtMs === arrivedAtMs)).toBe(
      true,
    );
  }
  const times = viewer.pictures.map(({ ptsMs }) => ptsMs);
  expect(times).toEqual([...times].sort((one, other) => one - other));
}

describe.each(Object.keys(encoders) as (keyof typeof encoders)[])('%s', (codec) => {
  test('shows every picture with the times of its packet, in the tile', async () => {
    const clip = await numberedClip({ ...shape, encoder: encoders[codec] });
    const camera = new Camera(clip);
    const lanes = lanesOf(camera.stream);
    const viewer = new Recorder();
    open(lanes, viewer);
    await camera.send(60);
    await vi.waitFor(() => expect(viewer.last).toBeGreaterThanOrEqual(54), within);
    expectTrue(viewer, clip, camera);
    const [first] = viewer.pictures;
    expect(first).toMatchObject({ width: 160, height: 90, matrix: 'bt601', fullRange: false, generation: 1 });
    // Pictures are let go only while the first of them start the decoder.
    expect(new Set(viewer.numbers).size).toBe(viewer.pictures.length);
    expect(viewer.pictures.length).toBeGreaterThan(50);
    expect(viewer.lane.at(-1)).toMatchObject({ phase: 'running', method: 'software', deaths: 0 });
  });
});
