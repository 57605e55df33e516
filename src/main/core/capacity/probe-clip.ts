import { readFile } from 'node:fs/promises';
import type { MeasuredCodec } from '../../../shared/capacity/capacity.ts';
import { encodeRecords } from '../../../shared/media/media-codec.ts';
import type { MediaRecord } from '../../../shared/media/media-message.ts';
import { packetFlag } from '../../../shared/media/media-message.ts';
import { NutReader } from '../streams/nut-reader.ts';
import type { NutStream } from '../streams/nut-stream-header.ts';
import { streamCodec } from '../streams/stream-codec.ts';

export interface ClipPacket {
  readonly ptsMs: number;
  readonly keyframe: boolean;
  readonly payload: Uint8Array;
}

/** A short clip in memory, packet by packet as a camera's stream would come. */
export interface ProbeClip {
  readonly codec: MeasuredCodec;
  readonly fourcc: string;
  readonly width: number;
  readonly height: number;
  readonly extradata: Uint8Array;
  readonly packets: readonly ClipPacket[];
}

export const clipFps = 25;
export const clipPictures = 50;

/** Reads a clip from a NUT file; null when the file is missing, cut off or of another codec. */
export async function readProbeClip(path: string, codec: MeasuredCodec): Promise<ProbeClip | null> {
  const bytes = await readIfThere(path);
  if (bytes === null) return null;
  let video: NutStream | undefined;
  const packets: ClipPacket[] = [];
  const reader = new NutReader({
    onStreams: (streams) => {
      video = streams.find((stream) => stream.kind === 'video');
    },
    onFrame: ({ ptsMs, keyframe, payload }) => packets.push({ ptsMs, keyframe, payload }),
  });
  reader.push(bytes);
  if (!video || reader.garbage > 0 || packets.length !== clipPictures || !packets[0]?.keyframe) return null;
  if (streamCodec(video.fourcc) !== codec) return null;
  const { fourcc, width, height, extradata } = video;
  return { codec, fourcc, width, height, extradata, packets };
}

async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** The clip as one media message (media-message.ts): its config and all its packets. */
export function clipMessage({ codec, fourcc, width, height, extradata, packets }: ProbeClip): Uint8Array {
  const place = { slot: 1, generation: 1 } as const;
  const records: MediaRecord[] = [
    { kind: 'config', ...place, config: { codec, fourcc, width, height }, extradata },
    ...packets.map(
      ({ ptsMs, keyframe, payload }): MediaRecord => ({
        kind: 'packet',
        ...place,
        flags: keyframe ? packetFlag.keyframe : 0,
        ptsMs,
        arrivedAtMs: ptsMs,
        payload,
      }),
    ),
  ];
  return encodeRecords(records);
}
