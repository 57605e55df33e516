import type { DemuxerOptions } from './ingest-script.ts';
import type { IngestTuning } from './ingest-tuning.ts';

/** How RTP travels (RFC 2326 section 12.39). */
export type RtspTransport = 'tcp' | 'udp';

/** Protocols that a camera's address may lead to: never a file, never http. `pipe` is the script's. */
const protocols = 'pipe,tcp,tls,udp,rtp';

/** The arguments by what they are for; ingestArguments() puts them in ffmpeg's order. */
const parts = {
  quiet: ['-hide_banner', '-nostdin', '-nostats', '-loglevel', 'level+warning'],
  // The script names an address, which concat calls unsafe. Its demuxer has looked into the stream already: a second look by concat would
  // only hold the first pictures back.
  script: [
    '-f',
    'concat',
    '-safe',
    '0',
    '-protocol_whitelist',
    protocols,
    '-nofind_stream_info',
    '-i',
    'pipe:0',
  ],
  video: ['-map', '0:v:0'],
  audio: ['-map', '0:a:0?'],
  // Packets before the first keyframe come too: that something flows is known at once, however long the GOP.
  copy: ['-c', 'copy', '-copyinkf'],
  // Muxing order must rise and stay below the picture's time; the pipe carries only the latter.
  mendedTimes: ['-bsf:v', 'setts=pts=max(PTS\\,0)+1000:dts=N'],
  // Nothing is kept for later: each packet is written when it came, without waiting for sound that pauses, and no index grows in memory.
  nut: ['-max_interleave_delta', '1', '-f', 'nut', '-flush_packets', '1', '-write_index', '0', 'pipe:1'],
} as const;

/** Arguments that make ffmpeg read an ffconcat script from standard input and write the packets as NUT to standard output. */
export function ingestArguments({ audio, times }: Pick<IngestTuning, 'audio' | 'times'>): string[] {
  return [
    ...parts.quiet,
    ...parts.script,
    ...parts.video,
    ...(audio === 'carried' ? parts.audio : []),
    ...parts.copy,
    ...(times === 'mended' ? parts.mendedTimes : []),
    ...parts.nut,
  ];
}

export interface CameraSettings {
  readonly transport: RtspTransport;
  readonly probe: IngestTuning['probe'];
  /** Longest silence on the camera's socket, microseconds, after which ffmpeg gives up by itself. */
  readonly timeoutUs: number;
}

const transports: Record<RtspTransport, DemuxerOptions> = {
  tcp: { rtsp_transport: 'tcp' },
  // A lost packet is waited for no longer than 0.2 s; the buffer takes a 4K keyframe in one burst.
  udp: { rtsp_transport: 'udp', max_delay: 200_000, buffer_size: 2_097_152 },
};

const probes: Record<IngestTuning['probe'], DemuxerOptions> = {
  // Guessing the frame rate would cost 20 pictures of waiting. 4096 bytes: a few packets of sound do not end the look.
  quick: { fpsprobesize: 0, probesize: 4096 },
  patient: { fpsprobesize: 0, probesize: 5_000_000, analyzeduration: 12_000_000 },
};

/** Options of the camera's demuxer, for ingestScript(). */
export function cameraOptions({ transport, probe, timeoutUs }: CameraSettings): DemuxerOptions {
  return { ...transports[transport], timeout: timeoutUs, ...probes[probe] };
}
