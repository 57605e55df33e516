import type { RawData, WebSocket } from 'ws';
import type { Disposable } from '../../../shared/base/disposable.ts';
import type { WindowIdentity } from '../../../shared/contract/window-identity.ts';
import { type MediaRecord, packetFlag, WindowMediaMessage } from '../../../shared/media/media-message.ts';
import { coreTimeMs } from '../core-time.ts';
import type { DecodeLanes } from '../decode/decode-lanes.ts';
import type { Logger } from '../log/logger.ts';
import type { SoundListener, StreamDirectory } from '../streams/pulled-stream.ts';
import { MediaQueue } from './media-queue.ts';
import { openLaneSlot, openPacketSlot, type VideoSlot } from './video-slot.ts';

/** Packets that arrive within this time travel in one message: 1,600 packets a second would otherwise be 1,600 wake-ups at both ends. */
const gatherMs = 8;

/** The media sockets of all windows: opens streams for them and passes on what the streams give. */
export class MediaSockets {
  private readonly streams: StreamDirectory;
  private readonly lanes: DecodeLanes;
  private readonly logger: Logger;

  constructor(streams: StreamDirectory, lanes: DecodeLanes, logger: Logger) {
    this.streams = streams;
    this.lanes = lanes;
    this.logger = logger;
  }

  readonly accept = (socket: WebSocket, caller: WindowIdentity): void => {
    const session = new MediaSession(socket, this.streams, this.lanes);
    socket.on('close', () => session.dispose());
    socket.on('error', (error) => this.logger.warn(`media socket of ${caller.windowId}: ${error.message}`));
    socket.on('message', (data, isBinary) => {
      const message = isBinary ? null : parseMessage(data);
      if (message) session.handle(message);
      else {
        this.logger.warn(`${caller.windowId} sent what is no media message`);
        socket.close(1008, 'not a media message');
      }
    });
  };
}

class MediaSession implements Disposable {
  private readonly queue: MediaQueue;
  private readonly videos = new Map<number, VideoSlot>();
  private readonly sounds = new Map<number, Disposable>();
  private readonly streams: StreamDirectory;
  private readonly lanes: DecodeLanes;
  private timer: NodeJS.Timeout | null = null;
  private soon: NodeJS.Immediate | null = null;
  private disposed = false;

  constructor(socket: WebSocket, streams: StreamDirectory, lanes: DecodeLanes) {
    this.streams = streams;
    this.lanes = lanes;
    this.queue = new MediaQueue((message) => {
      if (socket.readyState === socket.OPEN) socket.send(message);
    });
  }

  handle(message: WindowMediaMessage): void {
    switch (message.type) {
      case 'open':
        this.close(message.slot);
        this.open(message);
        this.flushSoon();
        break;
      case 'tune':
        this.videos.get(message.slot)?.tune(message.decode, message.tier);
        break;
      case 'listen':
        this.close(message.slot);
        this.listen(message);
        break;
      case 'close':
        this.close(message.slot);
        break;
      case 'credit':
        this.queue.credit(message.bytes);
        break;
      case 'ping':
        this.queue.push({ kind: 'pong', sentAtMs: message.sentAtMs, coreTimeMs: coreTimeMs() });
        this.queue.flush();
        break;
    }
  }

  dispose(): void {
    this.disposed = true;
    if (this.timer) clearTimeout(this.timer);
    if (this.soon) clearImmediate(this.soon);
    for (const slot of [...this.videos.keys(), ...this.sounds.keys()]) this.close(slot);
  }

  private open({ slot, cameraId, role, decode, tier }: WindowMediaMessage & { type: 'open' }): void {
    const push = (record: MediaRecord) => this.push(record);
    const place = { slot, cameraId, role, tier, push };
    const opened =
      decode.lane === 'ffmpeg'
        ? openLaneSlot(this.lanes, { ...place, wish: decode })
        : openPacketSlot(this.streams, place);
    if (opened) this.videos.set(slot, opened);
    else this.push({ kind: 'status', slot, generation: 0, status: unknownCamera() });
  }

  private listen({ slot, cameraId, role }: WindowMediaMessage & { type: 'listen' }): void {
    const main = this.streams.stream(cameraId, 'main');
    const stream = main?.watched ? main : this.streams.stream(cameraId, role);
    if (stream) this.sounds.set(slot, stream.listen(this.listener(slot)));
    else this.push({ kind: 'status', slot, generation: 0, status: unknownCamera() });
  }

  private close(slot: number): void {
    this.videos.get(slot)?.dispose();
    this.videos.delete(slot);
    this.sounds.get(slot)?.dispose();
    this.sounds.delete(slot);
    this.queue.forget(slot);
  }

  private listener(slot: number): SoundListener {
    return {
      onStatus: (status) => this.push({ kind: 'status', slot, generation: 0, status }),
      onSound: (generation, config, extradata) =>
        this.push({ kind: 'sound', slot, generation, config, extradata }),
      onPacket: (generation, { ptsMs, arrivedAtMs, payload }) =>
        this.push({
          kind: 'packet',
          slot,
          generation,
          flags: packetFlag.keyframe,
          ptsMs,
          arrivedAtMs,
          payload,
        }),
    };
  }

  /** What is kept of a stream goes out at once, together with that of others opened in the same breath: a tile waits for it. */
  private flushSoon(): void {
    this.soon ??= setImmediate(() => {
      this.soon = null;
      this.queue.flush();
    });
  }

  private push(record: MediaRecord): void {
    this.queue.push(record);
    if (this.timer || this.disposed) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.queue.flush();
    }, gatherMs);
  }
}

function unknownCamera() {
  return {
    phase: 'waiting',
    attempt: 1,
    reason: 'not-found',
    detail: 'the camera or its stream is not in the list',
    everReceived: false,
    sinceMs: coreTimeMs(),
  } as const;
}

function parseMessage(data: RawData): WindowMediaMessage | null {
  try {
    return WindowMediaMessage.safeParse(JSON.parse(String(data))).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
