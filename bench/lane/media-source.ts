import type { WebSocket } from 'ws';
import { encodeRecords } from '../../src/shared/media/media-codec.ts';
import {
  type MediaRecord,
  packetFlag,
  type StreamConfig,
  WindowMediaMessage,
} from '../../src/shared/media/media-message.ts';
import type { AccessUnit } from './access-units.ts';

/** Pictures played in a loop as if a camera sent them; `phase` of each slot shifts where in the loop it starts. */
export interface MediaSourceOptions {
  readonly units: readonly AccessUnit[];
  readonly fps: number;
  readonly config: StreamConfig;
  /** Packets that fall due within this time go out as one message. */
  readonly batchMs: number;
}

interface Slot {
  readonly slot: number;
  readonly startedAtMs: number;
  sent: number;
}

/** Plays the core's part of the media socket: answers opens with a status, a config and the cached GOP, then real time. */
export function serveMedia(socket: WebSocket, options: MediaSourceOptions): () => void {
  const slots = new Map<number, Slot>();
  socket.on('message', (data, binary) => {
    if (binary) return;
    const message = WindowMediaMessage.parse(JSON.parse(String(data)));
    if (message.type === 'open') {
      const phaseMs = ((message.slot * 7919) % 40_000) + message.slot / 64;
      const slot = { slot: message.slot, startedAtMs: nowMs() - phaseMs, sent: 0 };
      slots.set(message.slot, slot);
      socket.send(encodeRecords(opening(slot, options)));
    }
    if (message.type === 'close') slots.delete(message.slot);
    if (message.type === 'ping')
      socket.send(encodeRecords([{ kind: 'pong', sentAtMs: message.sentAtMs, coreTimeMs: nowMs() }]));
  });
  const timer = setInterval(() => {
    const records = [...slots.values()].flatMap((slot) => due(slot, options, false));
    if (records.length > 0) socket.send(encodeRecords(records));
  }, options.batchMs);
  return () => clearInterval(timer);
}

function nowMs(): number {
  return performance.timeOrigin + performance.now();
}

function opening(slot: Slot, options: MediaSourceOptions): MediaRecord[] {
  const status = {
    phase: 'receiving',
    attempt: 1,
    reason: null,
    detail: '',
    everReceived: true,
    sinceMs: nowMs(),
  } as const;
  const past = Math.floor(((nowMs() - slot.startedAtMs) * options.fps) / 1000);
  let first = past;
  while (first > 0 && !options.units[first % options.units.length]?.keyframe) first--;
  slot.sent = first;
  return [
    { kind: 'status', slot: slot.slot, generation: 1, status },
    { kind: 'config', slot: slot.slot, generation: 1, config: options.config, extradata: new Uint8Array() },
    ...due(slot, options, true),
  ];
}

/** Packets whose time has come. Their arrival is the time at which they were due: waiting in here counts as age. */
function due(slot: Slot, { units, fps }: MediaSourceOptions, cached: boolean): MediaRecord[] {
  const records: MediaRecord[] = [];
  for (;;) {
    const ptsMs = (slot.sent * 1000) / fps;
    const arrivedAtMs = slot.startedAtMs + ptsMs;
    const unit = units[slot.sent % units.length];
    if (!unit || arrivedAtMs > nowMs()) return records;
    const flags = (unit.keyframe ? packetFlag.keyframe : 0) | (cached ? packetFlag.cached : 0);
    records.push({
      kind: 'packet',
      slot: slot.slot,
      generation: 1,
      flags,
      ptsMs,
      arrivedAtMs,
      payload: unit.bytes,
    });
    slot.sent++;
  }
}
