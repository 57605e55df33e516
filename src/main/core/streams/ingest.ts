import { assert } from '../../../shared/base/assert.ts';
import { CancelledError } from '../../../shared/base/fault.ts';
import type { FfmpegProgram } from '../ffmpeg/ffmpeg-program.ts';
import { ingestScript } from '../ffmpeg/ingest-script.ts';
import type { IngestTuning } from '../ffmpeg/ingest-tuning.ts';
import { cameraOptions, ingestArguments, type RtspTransport } from '../ffmpeg/presets.ts';
import { splitStreamUrl } from '../ffmpeg/stream-credentials.ts';
import { startChild } from '../process/child.ts';
import { type IngestFailure, ingestFailure } from './ingest-reason.ts';
import { type NutFrame, NutReader } from './nut-reader.ts';
import type { NutStream } from './nut-stream-header.ts';

export interface IngestOptions {
  readonly ffmpeg: FfmpegProgram;
  readonly url: string;
  readonly transport: RtspTransport;
  readonly tuning: IngestTuning;
}

/** What a pull tells of its pictures; width and height are 0 while they are not known. */
export type VideoStream = Pick<NutStream, 'fourcc' | 'extradata' | 'width' | 'height'>;
export type SoundStream = Pick<NutStream, 'fourcc' | 'extradata' | 'sampleRateHz' | 'channels'>;

/** The camera's sound: none, or such that the pull had to leave it out (ingest-tuning.ts). */
export type PulledSound = SoundStream | 'left-out' | null;

/** One coded picture or unit of sound. `payload` is never written to again. */
export type PulledFrame = Pick<NutFrame, 'ptsMs' | 'keyframe' | 'payload'>;

/** Where a pull's pictures go; `onVideo` comes once, before the first frame, `onSound` once after it. */
export interface IngestSink {
  /** The camera has agreed to send. ffmpeg does not tell. */
  onPlaying?(): void;
  onVideo(stream: VideoStream): void;
  onFrame(frame: PulledFrame): void;
  onSound?(sound: PulledSound): void;
  /** A packet of the camera's sound. */
  onAudio?(frame: PulledFrame): void;
}

/** ffmpeg's own limit of silence, for when nobody watches over it any more: the core was killed. */
const socketTimeoutUs = 20_000_000;

/** How a pull ended, and what ffmpeg said last, without secrets. */
export interface IngestEnd extends IngestFailure {
  /** Of video: sound may come through where no picture does. */
  readonly packets: number;
  readonly stderrTail: readonly string[];
}

/**
 * Pulls one stream with one ffmpeg until that ends, for whatever reason; trying again is the supervisor's. Throws CancelledError when
 * `signal` fired, once the process is gone.
 */
export async function runIngest(
  { ffmpeg, url, transport, tuning }: IngestOptions,
  sink: IngestSink,
  signal: AbortSignal,
): Promise<IngestEnd> {
  if (signal.aborted) throw new CancelledError();
  let packets = 0;
  let video: NutStream | null = null;
  const reader = new NutReader({
    onStreams(streams) {
      video = streams.find((stream) => stream.kind === 'video') ?? null;
      if (video === null) return;
      sink.onVideo(video);
      const sound = streams.find((stream) => stream.kind === 'audio') ?? null;
      sink.onSound?.(tuning.audio === 'left-out' ? 'left-out' : sound);
    },
    onFrame(frame) {
      assert(video !== null, 'ffmpeg was told to pass on nothing without video');
      if (frame.streamIndex === video.index) {
        packets += 1;
        sink.onFrame(frame);
      } else sink.onAudio?.(frame);
    },
  });
  const child = startChild({
    kind: 'ffmpeg',
    command: ffmpeg.path,
    env: ffmpeg.env ?? {},
    args: ingestArguments(tuning),
    secrets: splitStreamUrl(url).secrets,
    signal,
  });
  child.onStdout((chunk) => {
    if (!signal.aborted) reader.push(chunk);
  });
  child.feed(
    ingestScript(url, cameraOptions({ transport, probe: tuning.probe, timeoutUs: socketTimeoutUs })),
  );
  const end = await child.ended;
  if (signal.aborted) throw new CancelledError();
  const failure = ingestFailure(end, { packets, garbage: reader.garbage });
  return { ...failure, packets, stderrTail: end.stderrTail };
}
