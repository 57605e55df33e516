import type { StreamConfig } from '../../../shared/media/media-message.ts';
import type { FfmpegProgram } from '../ffmpeg/ffmpeg-program.ts';
import { type Child, type ChildEnd, startChild } from '../process/child.ts';
import { type NutFrame, NutReader } from '../streams/nut-reader.ts';
import type { Packet } from '../streams/packet.ts';
import type { PictureSize } from './fitted-size.ts';
import { type LaneMethod, laneArguments } from './lane-arguments.ts';
import type { LanePicture } from './lane-picture.ts';
import { nutFrame, nutHeaders } from './nut-writer.ts';
import { type FedPacket, PacketTimes } from './packet-times.ts';
import { outputMatrix, type PictureMatrix, usualMatrix } from './picture-colour.ts';
import { sourceSize } from './source-size.ts';

export interface DecoderOptions {
  readonly ffmpeg: FfmpegProgram & { readonly version: string };
  readonly method: LaneMethod;
  readonly config: StreamConfig;
  readonly extradata: Uint8Array;
  /** The room for the picture (size-bucket.ts). */
  readonly room: PictureSize;
  /** One that takes packets, more than reordering holds back, and gives nothing for so long is dead, milliseconds; 10 s unless said otherwise. */
  readonly stallMs?: number | undefined;
}

export interface DecoderSink {
  onPicture(picture: LanePicture, fed: FedPacket): void;
  /** It ended by itself; comes at most once, and never after dispose(). */
  onDeath(why: string): void;
  /** How large the stream's pictures are, before they are scaled. */
  onSourceSize(size: PictureSize): void;
}

/**
 * So many live packets whose pictures have not come, or one that waits so long beyond those that reordering holds back (a slow stream has few packets),
 * mean that the machine is too slow; while ffmpeg starts and for a little after, when a cached group is worked off, more may wait. The bytes hold such
 * a group and what arrives meanwhile.
 */
const behind = {
  ...{ packets: 32, packetsAtFirst: 100, firstMs: 2000, bytes: 24 * 1024 * 1024 },
  ...{ waitMs: 1500, heldByOrder: 8 },
};
/** More packets than reordering holds back. Few come of a tier with one picture a second: hence the time. */
const stalled = { packets: behind.heldByOrder + 1, ms: 10_000 };
/** The line that tells the colours is written before the first picture, but comes by another pipe. */
const colourWithinMs = 300;

/** One ffmpeg that decodes one stream into pictures of one size. */
export class Decoder {
  /** Settles when the process is gone. */
  readonly ended: Promise<void>;
  readonly pid: number | undefined;
  readonly method: LaneMethod;
  pictures = 0;
  private readonly options: DecoderOptions;
  private readonly sink: DecoderSink;
  private readonly child: Child;
  private readonly times = new PacketTimes();
  private readonly fedAtMs = new WeakMap<FedPacket, number>();
  private readonly stopping = new AbortController();
  private firstPictureAtMs: number | null = null;
  private size: PictureSize | null = null;
  private matrix: PictureMatrix | null = null;
  private held: NutFrame[] = [];
  private colourTimer: NodeJS.Timeout | undefined;
  private stallTimer: NodeJS.Timeout | undefined;

  constructor(options: DecoderOptions, sink: DecoderSink) {
    this.options = options;
    this.sink = sink;
    this.method = options.method;
    const { ffmpeg, config, room } = options;
    this.child = startChild({
      kind: 'ffmpeg',
      command: ffmpeg.path,
      env: ffmpeg.env ?? {},
      args: laneArguments({
        method: options.method,
        codec: config.codec,
        tileWidth: room.width,
        tileHeight: room.height,
        ffmpegVersion: ffmpeg.version,
      }),
      signal: this.stopping.signal,
      onStderrLine: (line) => this.said(line),
    });
    this.pid = this.child.pid;
    const reader = new NutReader({
      onStreams: ([stream]) => {
        if (stream) this.size = { width: stream.width, height: stream.height };
      },
      onFrame: (frame) => this.frame(frame),
    });
    this.child.onStdout((chunk) => {
      if (!this.stopping.signal.aborted) reader.push(chunk);
    });
    this.ended = this.child.ended.then((end) => this.end(deathOf(end)));
    this.child.write(nutHeaders({ ...config, extradata: options.extradata }));
  }

  feed(fed: FedPacket): void {
    const ptsUs = this.times.add(fed);
    this.fedAtMs.set(fed, performance.now());
    this.child.write(nutFrame(ptsUs, fed.packet.keyframe, fed.packet.payload));
    this.watchStall();
  }

  /** ffmpeg does not keep up: feeding it more would only make its pictures later. */
  get isBehind(): boolean {
    const { firstPictureAtMs } = this;
    const isStarting = firstPictureAtMs === null || performance.now() - firstPictureAtMs < behind.firstMs;
    const packets = isStarting ? behind.packetsAtFirst : behind.packets;
    const isLate = !isStarting && this.times.liveSize > behind.heldByOrder && this.waitedMs() > behind.waitMs;
    return isLate || this.times.liveSize > packets || this.child.unreadBytes() > behind.bytes;
  }

  /** How long the oldest live packet has been under way. */
  private waitedMs(): number {
    const { oldestLive } = this.times;
    const nowMs = performance.now();
    return oldestLive ? nowMs - (this.fedAtMs.get(oldestLive) ?? nowMs) : 0;
  }

  /** The picture of this packet has not come yet. */
  isDecoding(packet: Packet): boolean {
    return this.times.has(packet);
  }

  /** Pictures of such packets are still to come. */
  isDecodingAny(wanted: (fed: FedPacket) => boolean): boolean {
    return this.times.some(wanted);
  }

  dispose(): void {
    clearTimeout(this.stallTimer);
    clearTimeout(this.colourTimer);
    this.stopping.abort();
  }

  private said(line: string): void {
    const size = sourceSize(line);
    if (size !== null && !this.stopping.signal.aborted) this.sink.onSourceSize(size);
    if (this.matrix !== null) return;
    const matrix = outputMatrix(line, this.options.config.height);
    if (matrix !== null) this.tellColour(matrix);
  }

  private tellColour(matrix: PictureMatrix): void {
    clearTimeout(this.colourTimer);
    if (this.stopping.signal.aborted) return;
    this.matrix = matrix;
    const { held } = this;
    this.held = [];
    for (const frame of held) this.picture(frame, matrix);
  }

  private frame(frame: NutFrame): void {
    clearTimeout(this.stallTimer);
    this.stallTimer = undefined;
    this.firstPictureAtMs ??= performance.now();
    if (this.matrix !== null) this.picture(frame, this.matrix);
    else this.holdBack(frame);
    if (this.times.size > 0 && !this.stopping.signal.aborted) this.watchStall();
  }

  private holdBack(frame: NutFrame): void {
    this.held.push(frame);
    this.colourTimer ??= setTimeout(
      () => this.tellColour(usualMatrix(this.options.config.height)),
      colourWithinMs,
    );
  }

  private picture({ ptsMs, payload }: NutFrame, matrix: PictureMatrix): void {
    const fed = this.times.take(Math.round(ptsMs * 1000));
    if (this.size === null || this.stopping.signal.aborted) return;
    const { width, height } = this.size;
    // The output's header cannot change: the stream has another size than its first picture.
    if (payload.byteLength === (width * height * 3) / 2) this.pictures += 1;
    else this.die('the pictures changed their size');
    if (fed === null || this.stopping.signal.aborted) return;
    const { packet, generation, cached } = fed;
    const times = { generation, ptsMs: packet.ptsMs, arrivedAtMs: packet.arrivedAtMs };
    const colour = { matrix, fullRange: false };
    this.sink.onPicture(
      { ...times, keyframe: packet.keyframe, cached, width, height, ...colour, planes: payload },
      fed,
    );
  }

  private watchStall(): void {
    this.stallTimer ??= setTimeout(() => this.stall(), this.options.stallMs ?? stalled.ms);
  }

  /** A decoder that is behind is not fed: nothing but this look would ever notice that it hangs. */
  private stall(): void {
    this.stallTimer = undefined;
    if (this.times.size >= stalled.packets || this.isBehind)
      this.die('it takes packets and gives no pictures');
    else if (this.times.size > 0) this.watchStall();
  }

  private end(why: string): void {
    if (!this.stopping.signal.aborted) this.die(why);
  }

  private die(why: string): void {
    this.dispose();
    this.sink.onDeath(why);
  }
}

function deathOf({ code, signal, stderrTail, spawnError }: ChildEnd): string {
  if (spawnError !== null) return spawnError;
  const said = stderrTail.findLast((line) => /\[(error|fatal)\]/.test(line)) ?? '';
  return `ffmpeg ended with ${signal ?? code}${said === '' ? '' : `: ${said.trim()}`}`;
}
