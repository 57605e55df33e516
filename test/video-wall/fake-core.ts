import type { WebSocket } from 'ws';
import type { IngestStatus } from '../../src/shared/media/ingest-status.ts';
import { encodeRecords } from '../../src/shared/media/media-codec.ts';
import {
  type MediaRecord,
  packetFlag,
  type StreamConfig,
  WindowMediaMessage,
} from '../../src/shared/media/media-message.ts';
import type { CodedPicture } from './coded-stream.ts';
import { servePage } from './page-server.ts';

type Open = Extract<WindowMediaMessage, { type: 'open' }>;
type Tune = Extract<WindowMediaMessage, { type: 'tune' }>;

/** The core's end of the media socket, led by the test: it serves the built page and sends what it is told to. */
export interface FakeCore {
  readonly url: string;
  /** Opens received since the start, in order. */
  readonly opens: readonly Open[];
  readonly tunes: readonly Tune[];
  readonly closedSlots: readonly number[];
  creditBytes(): number;
  sentBytes(): number;
  /** The slot that shows this camera, once it is open. */
  slotOf(cameraId: string, role?: string): number | undefined;
  send(records: readonly MediaRecord[]): void;
  /** Cuts the socket; the page may connect again. */
  cut(): void;
  /** Plays pictures in real time from now on, the first one a keyframe, until the returned function is called. */
  play(slot: number, generation: number, pictures: readonly CodedPicture[], fps?: number): () => void;
  close(): Promise<void>;
}

export const receiving: IngestStatus = {
  phase: 'receiving',
  attempt: 1,
  reason: null,
  detail: '',
  everReceived: true,
  sinceMs: 0,
};

/** Core time of this process. */
export function coreTimeMs(): number {
  return performance.timeOrigin + performance.now();
}

/** A packet of `slot`, arrived `agoMs` before now. */
export function packet(
  slot: number,
  generation: number,
  picture: CodedPicture,
  { ptsMs, agoMs = 0, flags = 0 }: { ptsMs: number; agoMs?: number; flags?: number },
): MediaRecord {
  const key = picture.keyframe ? packetFlag.keyframe : 0;
  const arrivedAtMs = coreTimeMs() - agoMs;
  return {
    kind: 'packet',
    slot,
    generation,
    flags: flags | key,
    ptsMs,
    arrivedAtMs,
    payload: picture.payload,
  };
}

/** Status and config, as a viewer gets them when it joins. */
export function hello(slot: number, generation: number, config: StreamConfig): MediaRecord[] {
  return [
    { kind: 'status', slot, generation, status: receiving },
    { kind: 'config', slot, generation, config, extradata: new Uint8Array() },
  ];
}

export const h264: StreamConfig = { codec: 'h264', fourcc: 'H264', width: 320, height: 180 };

/** Serves the files of `folder` and listens on a free port of the loopback. */
export async function startFakeCore(folder: string): Promise<FakeCore> {
  const opens: Open[] = [];
  const tunes: Tune[] = [];
  const closedSlots: number[] = [];
  let creditBytes = 0;
  let sentBytes = 0;
  let current: WebSocket | null = null;
  const send = (records: readonly MediaRecord[]) => {
    const message = encodeRecords(records);
    sentBytes += message.byteLength;
    current?.send(message);
  };
  const server = await servePage(folder, (socket) => {
    current = socket;
    socket.on('message', (data) => {
      const message = WindowMediaMessage.parse(JSON.parse(String(data)));
      if (message.type === 'open') opens.push(message);
      if (message.type === 'tune') tunes.push(message);
      if (message.type === 'close') closedSlots.push(message.slot);
      if (message.type === 'credit') creditBytes += message.bytes;
      if (message.type === 'ping')
        send([{ kind: 'pong', sentAtMs: message.sentAtMs, coreTimeMs: coreTimeMs() }]);
    });
  });
  return {
    url: server.url,
    opens,
    tunes,
    closedSlots,
    creditBytes: () => creditBytes,
    sentBytes: () => sentBytes,
    slotOf: (cameraId, role = 'sub') =>
      opens.findLast((open) => open.cameraId === cameraId && open.role === role)?.slot,
    send,
    cut: () => current?.terminate(),
    play: (slot, generation, pictures, fps = 25) => {
      let at = 0;
      const timer = setInterval(() => {
        const picture = pictures[at % pictures.length];
        if (picture) send([packet(slot, generation, picture, { ptsMs: (at * 1000) / fps })]);
        at++;
      }, 1000 / fps);
      return () => clearInterval(timer);
    },
    close: () => server.close(),
  };
}
