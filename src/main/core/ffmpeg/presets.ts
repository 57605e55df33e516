import type { DemuxerOptions } from './ingest-script.ts';

/** How RTP travels (RFC 2326 section 12.39). */
export type RtspTransport = 'tcp' | 'udp';

/**
 * How far ffmpeg looks into a stream before it hands out packets.
 * `quick`: to the first picture; enough when the SDP has the parameter sets or a keyframe comes first, as nearly all cameras do.
 * `patient`: until every parameter is known, for the others.
 */
export type ProbeDepth = 'quick' | 'patient';

export interface IngestPreset {
  readonly transport: RtspTransport;
  readonly probe: ProbeDepth;
  /** Longest silence on the camera's socket, microseconds, after which ffmpeg gives up by itself. */
  readonly timeoutUs: number;
}

/** Protocols that a camera's address may lead to: never a file, never http. `pipe` is the script's. */
const protocols = 'pipe,tcp,tls,udp,rtp';

/** Arguments that make ffmpeg read an ffconcat script from standard input and write packets as NUT to standard output. */
export const ingestArguments: readonly string[] = [
  '-hide_banner',
  '-nostdin',
  '-nostats',
  ...['-loglevel', 'level+warning'],
  // The script names an address, which concat calls unsafe.
  ...['-f', 'concat', '-safe', '0', '-protocol_whitelist', protocols],
  // The script's own demuxer has looked into the stream already; a second look would hold the first pictures back.
  '-nofind_stream_info',
  ...['-i', 'pipe:0'],
  ...['-map', '0:v:0', '-c', 'copy'],
  // Nothing is kept for later: each packet is written when it came, and no index grows in memory.
  ...['-f', 'nut', '-flush_packets', '1', '-write_index', '0', 'pipe:1'],
];

/** Options of the camera's demuxer, for ingestScript(). */
export function ingestDemuxerOptions({ transport, probe, timeoutUs }: IngestPreset): DemuxerOptions {
  return {
    rtsp_transport: transport,
    timeout: timeoutUs,
    ...(transport === 'udp' ? { reorder_queue_size: 64, buffer_size: 1_048_576 } : {}),
    ...(transport === 'tcp' ? { max_delay: 0 } : {}),
    ...probeOptions[probe],
  };
}

const probeOptions: Record<ProbeDepth, DemuxerOptions> = {
  // The frame rate is measured by us; guessing it would cost 20 pictures of waiting. 4096 bytes: a few audio packets do not end the look.
  quick: { fpsprobesize: 0, probesize: 4096 },
  patient: { fpsprobesize: 0, probesize: 5_000_000, analyzeduration: 12_000_000 },
};
