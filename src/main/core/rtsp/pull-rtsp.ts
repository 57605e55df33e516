import { CancelledError } from '../../../shared/base/fault.ts';
import type { IngestEnd, IngestSink, SoundStream } from '../streams/ingest.ts';
import type { IngestFailure } from '../streams/ingest-reason.ts';
import { type CameraDescription, describeCamera } from './describe-camera.ts';
import { LeftToFfmpeg } from './left-to-ffmpeg.ts';
import { type Channels, playStream } from './play-stream.ts';
import { ReceptionReport } from './reception-report.ts';
import { parseRtpPacket } from './rtp-packet.ts';
import type { RtspAddress } from './rtsp-address.ts';
import { RtspConnection } from './rtsp-connection.ts';
import { RtspFailure } from './rtsp-failure.ts';
import { headerOf } from './rtsp-message.ts';
import { SoundReceiver } from './sound-receiver.ts';
import { stayAlive } from './stay-alive.ts';
import { VideoReceiver } from './video-receiver.ts';

/** How a pull ended, or why it is left to ffmpeg. */
export type RtspPullEnd = { readonly left: null; readonly end: IngestEnd } | { readonly left: string };

const ended: IngestFailure = { reason: 'closed-by-camera', detail: 'the camera ended the stream' };

/**
 * Pulls one stream of H.264 or H.265 over RTSP and TCP, in this process, until the connection ends, for whatever reason; trying again is the supervisor's. What this
 * client does not know is left to ffmpeg. Throws CancelledError when `signal` fired, once the connection is closed. `now` is core time.
 */
export async function pullRtsp(
  address: RtspAddress,
  sink: IngestSink,
  now: () => number,
  signal: AbortSignal,
): Promise<RtspPullEnd> {
  if (signal.aborted) throw new CancelledError();
  const pull = new RtspPull(address, sink, now);
  const cancel = () => void pull.close();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    await pull.play();
    if (signal.aborted) throw new CancelledError();
    return { left: null, end: pull.endOf(ended) };
  } catch (error) {
    if (signal.aborted) throw new CancelledError();
    if (error instanceof LeftToFfmpeg) return { left: error.message };
    if (error instanceof RtspFailure) return { left: null, end: pull.endOf(error.failure) };
    throw error;
  } finally {
    signal.removeEventListener('abort', cancel);
    await pull.close();
  }
}

/** One connection from DESCRIBE to its end. */
class RtspPull {
  private readonly connection: RtspConnection;
  private readonly address: RtspAddress;
  private readonly sink: IngestSink;
  private readonly now: () => number;
  private url: string;
  private packets = 0;

  constructor(address: RtspAddress, sink: IngestSink, now: () => number) {
    this.address = address;
    this.url = address.url;
    this.sink = sink;
    this.now = now;
    this.connection = new RtspConnection(address);
  }

  /** Settles when the camera ends the stream. Throws RtspFailure or LeftToFfmpeg. */
  async play(): Promise<void> {
    const { connection, address } = this;
    const options = await connection.inquire('OPTIONS', address.url);
    const described = await connection.request('DESCRIBE', address.url, { Accept: 'application/sdp' });
    const description = describeCamera(described, address.url);
    this.url = description.url;
    const report = new ReceptionReport();
    const { channels, keepAliveMs } = await playStream(connection, description, (at) =>
      this.receive(description, at, report),
    );
    this.sink.onPlaying?.();
    const method = /\bGET_PARAMETER\b/.test(headerOf(options, 'public')) ? 'GET_PARAMETER' : 'OPTIONS';
    const life = { url: this.url, method, channel: channels.video + 1, keepAliveMs };
    const alive = stayAlive(connection, life, report, this.now);
    try {
      const why = await connection.ended;
      if (why) throw why;
    } finally {
      alive.dispose();
    }
  }

  close(): Promise<void> {
    return this.connection.close(this.url);
  }

  /** Once pictures flowed, what does not read as RTSP is a stream that was spoilt. */
  endOf(failure: IngestFailure): IngestEnd {
    const spoilt = this.packets > 0 && failure.reason === 'not-rtsp';
    const told: IngestFailure = spoilt
      ? { reason: 'corrupt', detail: 'what the camera sends could not be read' }
      : failure;
    return { ...told, packets: this.packets, stderrTail: [] };
  }

  private receive({ video, sound }: CameraDescription, channels: Channels, report: ReceptionReport): void {
    const { now, sink, connection } = this;
    const pictures = new VideoReceiver(
      video,
      {
        onVideo: (stream) => {
          sink.onVideo(stream);
          sink.onSound?.(sound && soundStream(sound));
        },
        onFrame: (frame) => {
          this.packets += 1;
          sink.onFrame(frame);
        },
      },
      now,
    );
    const sounds = sound && new SoundReceiver(sound, (unit) => this.packets > 0 && sink.onAudio?.(unit), now);
    connection.onInterleaved = (channel, bytes) => {
      if (channel === channels.video + 1) report.heard(bytes, now());
      const isSound = channel === channels.sound;
      const packet = isSound || channel === channels.video ? parseRtpPacket(bytes) : null;
      if (packet === null || packet.payload.length === 0) return;
      if (isSound) return sounds?.push(packet);
      report.saw(packet);
      pictures.push(packet);
    };
  }
}

function soundStream({ format, track }: NonNullable<CameraDescription['sound']>): SoundStream {
  const { fourcc, extradata } = format;
  return { fourcc, extradata, sampleRateHz: track.clockRate, channels: track.channels };
}
