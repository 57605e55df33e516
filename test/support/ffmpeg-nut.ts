import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const maxBuffer = 64 * 1024 * 1024;

/** What ffprobe, the reference, reads of a NUT file: per packet its stream, its time in milliseconds, its bytes' hash, whether it is a keyframe. */
export interface ProbedPacket {
  readonly streamIndex: number;
  readonly ptsMs: number;
  /** SHA-1 of its bytes, hexadecimal. */
  readonly hash: string;
  readonly keyframe: boolean;
}

/** A NUT file made by the real ffmpeg from test pictures, with `args` for codecs and muxer. */
export async function makeNut(args: readonly string[]): Promise<Uint8Array> {
  const inputs = [
    '-f',
    'lavfi',
    '-i',
    'testsrc2=s=96x64:r=25:d=1.2',
    '-f',
    'lavfi',
    '-i',
    'sine=d=1.2:r=8000',
  ];
  const all = ['-v', 'error', ...inputs, ...args, '-f', 'nut', 'pipe:1'];
  const { stdout } = await run('ffmpeg', all, { encoding: 'buffer', maxBuffer });
  return new Uint8Array(stdout);
}

export async function probeNut(path: string): Promise<ProbedPacket[]> {
  const entries = 'packet=stream_index,pts_time,flags,data_hash';
  const { stdout } = await run(
    'ffprobe',
    ['-v', 'error', '-show_data_hash', 'SHA160', '-show_entries', entries, '-of', 'json', path],
    {
      maxBuffer,
    },
  );
  const { packets } = JSON.parse(stdout) as {
    packets: { stream_index: number; pts_time: string; data_hash: string; flags: string }[];
  };
  return packets.map((packet) => ({
    streamIndex: packet.stream_index,
    ptsMs: Number(packet.pts_time) * 1000,
    hash: packet.data_hash.replace('SHA160:', ''),
    keyframe: packet.flags.startsWith('K'),
  }));
}
