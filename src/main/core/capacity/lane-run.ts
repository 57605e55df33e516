import { encodeRecords } from '../../../shared/media/media-codec.ts';
import { type LaneMethod, laneArguments } from '../decode/lane-arguments.ts';
import { nutFrame, nutHeaders } from '../decode/nut-writer.ts';
import type { FfmpegProgram } from '../ffmpeg/ffmpeg-program.ts';
import { type Child, type ChildEnd, startChild } from '../process/child.ts';
import { NutReader } from '../streams/nut-reader.ts';
import { clipFps, type ProbeClip } from './probe-clip.ts';

export interface LaneRunOptions {
  readonly ffmpeg: FfmpegProgram & { readonly version: string };
  readonly clip: ProbeClip;
  readonly method: LaneMethod;
  readonly tile: { readonly width: number; readonly height: number };
  /** How often the clip is decoded; Infinity: until `signal` fires. */
  readonly rounds: number;
}

/** A decoder of the ffmpeg lane at work on a clip, as fast as it can. */
export interface LaneRun {
  readonly pid: number | undefined;
  /** Pictures that came out so far. */
  pictures(): number;
  /** Settles with the first picture, or with the end when there was none. */
  readonly firstPicture: Promise<void>;
  readonly ended: Promise<ChildEnd>;
}

/**
 * Starts a decoder and does for it all that the lane does in life: packets are written as NUT, pictures are read from the pipe and packed for the window.
 * Only the socket to the window is missing.
 */
export function startLaneRun(options: LaneRunOptions, signal: AbortSignal): LaneRun {
  const { ffmpeg, clip, method, tile, rounds } = options;
  const child = startChild({
    kind: 'ffmpeg',
    command: ffmpeg.path,
    env: ffmpeg.env ?? {},
    args: laneArguments({
      method,
      codec: clip.codec,
      tileWidth: tile.width,
      tileHeight: tile.height,
      ffmpegVersion: ffmpeg.version,
    }),
    signal,
  });
  const first = Promise.withResolvers<void>();
  let pictures = 0;
  let size = { width: 0, height: 0 };
  const reader = new NutReader({
    onStreams: ([video]) => {
      if (video) size = { width: video.width, height: video.height };
    },
    onFrame: ({ ptsMs, payload }) => {
      pictures += 1;
      packForWindow(ptsMs, payload, size);
      first.resolve();
    },
  });
  child.onStdout((chunk) => reader.push(chunk));
  void child.ended.then(() => first.resolve());
  feedRounds(child, clip, rounds, signal);
  return { pid: child.pid, pictures: () => pictures, firstPicture: first.promise, ended: child.ended };
}

function packForWindow(ptsMs: number, planes: Uint8Array, size: { width: number; height: number }): void {
  encodeRecords([
    {
      kind: 'picture',
      slot: 1,
      generation: 1,
      flags: 0,
      ptsMs,
      arrivedAtMs: ptsMs,
      ...size,
      matrix: 'bt709',
      fullRange: false,
      planes,
    },
  ]);
}

/** Writes the clip so many times, with times that go on rising, never more than the decoder has room for. */
function feedRounds(child: Child, clip: ProbeClip, rounds: number, signal: AbortSignal): void {
  const roundMs = (clip.packets.length * 1000) / clipFps;
  const total = rounds * clip.packets.length;
  let next = 0;
  const go = () => {
    while (next < total && !signal.aborted) {
      const packet = clip.packets[next % clip.packets.length];
      if (packet === undefined) return;
      const ptsMs = Math.floor(next / clip.packets.length) * roundMs + packet.ptsMs;
      next += 1;
      if (!child.write(nutFrame(Math.round(ptsMs * 1000), packet.keyframe, packet.payload))) return;
    }
    child.endInput();
  };
  child.onDrain(go);
  if (child.write(nutHeaders(clip))) go();
}
