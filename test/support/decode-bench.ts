import { expect } from 'vitest';
import {
  createDecodeLanes,
  type DecodedFeed,
  type DecodeLanes,
  type DecodeLanesOptions,
} from '../../src/main/core/decode/decode-lanes.ts';
import type { LanePicture, LaneViewer } from '../../src/main/core/decode/lane-picture.ts';
import { createLogger } from '../../src/main/core/log/logger.ts';
import { childPids } from '../../src/main/core/process/child-registry.ts';
import type { Packet } from '../../src/main/core/streams/packet.ts';
import type { LaneStatus } from '../../src/shared/media/lane-status.ts';
import type { FeedTier } from '../../src/shared/wall/feed-order.ts';
import { FedStream } from './fed-stream.ts';
import { type NumberedClip, pictureNumber } from './numbered-clip.ts';
import { quickFfmpeg } from './quick-ffmpeg.ts';

export const shape = { width: 320, height: 180, fps: 25, pictures: 60 };
/** As most cameras have it. */
export const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-g', '20'];
export const encoders = {
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

const opened: DecodeLanes[] = [];

/** Ends all lanes that lanesOf() gave; no decoder may be left. */
export async function endLanes(): Promise<void> {
  for (const lanes of opened.splice(0)) await lanes.dispose();
  expect(childPids('ffmpeg')).toEqual([]);
}

/** The lanes of one camera `cam`. */
export function lanesOf(stream: FedStream, more: Partial<DecodeLanesOptions> = {}): DecodeLanes {
  const lanes = createDecodeLanes({
    ffmpeg: quickFfmpeg,
    logger: createLogger(() => {}),
    streams: { stream: (cameraId) => (cameraId === 'cam' ? stream : null) },
    method: () => 'software',
    ...more,
  });
  opened.push(lanes);
  return lanes;
}

/** A viewer that remembers all it is told. */
export class Recorder implements LaneViewer {
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
export class Camera {
  readonly stream = new FedStream();
  readonly sent: Packet[] = [];
  private clip: NumberedClip;
  private at = 0;
  private offsetMs = 0;
  private readonly startedAtMs = performance.now();

  constructor(clip: NumberedClip) {
    this.clip = clip;
    this.stream.connect(clip);
  }

  /** The same connection goes on with another clip from its beginning. */
  becomes(clip: NumberedClip): void {
    this.offsetMs = (this.sent.at(-1)?.ptsMs ?? 0) + 40;
    this.clip = clip;
    this.at = 0;
  }

  /** The same connection goes on, its clock set back. */
  setsClockBack(ms: number): void {
    this.offsetMs -= ms;
  }

  /** A new connection, whose times begin anew. */
  reconnects(clip: NumberedClip): void {
    this.clip = clip;
    this.at = 0;
    this.offsetMs = 0;
    this.stream.connect(clip);
  }

  /** So many packets, one each few milliseconds. */
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
    const sent = change({ ...packet, ptsMs: packet.ptsMs + loopMs + this.offsetMs, arrivedAtMs });
    this.sent.push(sent);
    this.stream.push(sent);
  }
}

/** Room for 160 x 90 of `shape`. */
export const small = { widthPx: 160, heightPx: 120 };
export function open(
  lanes: DecodeLanes,
  viewer: LaneViewer,
  tier: FeedTier = 'all',
  wish = small,
): DecodedFeed {
  const feed = lanes.open('cam', 'sub', wish, tier, viewer);
  if (feed === null) throw new Error('the camera is not known');
  return feed;
}

export const within = { timeout: 15_000, interval: 25 };

/** Every picture is the one that its times say, and newer than the one before it. */
export function expectTrue(viewer: Recorder, clip: NumberedClip, camera: Camera): void {
  for (const { planes, width, height, ptsMs, arrivedAtMs } of viewer.pictures) {
    const loopMs = (1000 * shape.pictures) / shape.fps;
    const number = pictureNumber(planes, width, height);
    expect((ptsMs - clip.ptsMsOf(number)) % loopMs).toBeCloseTo(0, 0);
    expect(camera.sent.some((packet) => packet.ptsMs === ptsMs && packet.arrivedAtMs === arrivedAtMs)).toBe(
      true,
    );
  }
  const times = viewer.pictures.map(({ ptsMs }) => ptsMs);
  expect(times).toEqual([...new Set(times)].sort((one, other) => one - other));
}

/** The whole numbers from `from` up to, not with, `to`. */
export function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
