import { randomBytes, randomInt } from 'node:crypto';
import { type Disposable, toDisposable } from '../../shared/base/disposable.ts';
import { interleaveBytes, rtpHeaderBytes, stampTemplate } from '../rtp/frame-template.ts';
import type { MediaLoop, MediaUnit } from './media-loop.ts';
import type { FrameSink } from './outgoing-frame.ts';
import type { Pacer } from './pacer.ts';

/** Bytes at the start of a payload that `corrupt` leaves alone, so that the damage reaches the decoder instead of the depacketiser. */
const spared = 4;

/** One track of a live stream: while anybody watches, it sends its loop in real time, the same packets to all. Position is a matter of the clock alone. */
export class LiveTrack {
  readonly source = randomInt(1, 2 ** 32);
  private readonly pacer: Pacer;
  private readonly originMs: number;
  private readonly firstTimestamp = randomInt(0, 2 ** 31);
  private readonly sinks = new Set<FrameSink>();
  private readonly sentAt = new Map<number, number>();
  private loop: MediaLoop;
  /** When unit 0 of the present loop was due; the next unit to send counts on from there. */
  private startMs: number;
  private next = 0;
  private scheduled = 0;
  private sequence = randomInt(0, 2 ** 16);
  private pendingLoop: MediaLoop | null = null;
  private silent = false;
  private garbage = false;
  private corruptOneIn: number | null = null;
  private packets = 0;

  constructor(pacer: Pacer, loop: MediaLoop, startMs: number) {
    this.pacer = pacer;
    this.loop = loop;
    this.originMs = startMs;
    this.startMs = startMs;
  }

  get media(): MediaLoop {
    return this.pendingLoop ?? this.loop;
  }

  /** RTP time stamp of a moment (performance.now()). */
  timestampAt(timeMs: number): number {
    return (this.firstTimestamp + Math.round(((timeMs - this.originMs) * this.loop.clockRate) / 1000)) >>> 0;
  }

  /** Epoch ms when the frame last went out whole, null = never. */
  sentAtMs(displayIndex: number): number | null {
    return this.sentAt.get(displayIndex) ?? null;
  }

  subscribe(sink: FrameSink): Disposable {
    if (this.sinks.size === 0) this.join();
    this.sinks.add(sink);
    return toDisposable(() => {
      this.sinks.delete(sink);
      if (this.sinks.size === 0) this.scheduled++;
    });
  }

  get isSilent(): boolean {
    return this.silent;
  }

  setSilent(silent: boolean): void {
    this.silent = silent;
  }

  /** Sends as many random bytes instead of packets. */
  setGarbage(garbage: boolean): void {
    this.garbage = garbage;
  }

  /** Puts random bytes into one packet in so many; null stops it. */
  setCorrupt(oneIn: number | null): void {
    this.corruptOneIn = oneIn;
  }

  /** Goes on with another loop from its first unit, at once. */
  setLoop(loop: MediaLoop): void {
    if (loop === this.media) return;
    this.pendingLoop = loop;
    if (this.sinks.size > 0) return;
    this.adoptLoop(performance.now());
  }

  private join(): void {
    this.next = Math.max(
      0,
      Math.ceil(((performance.now() - this.startMs) * this.loop.unitsPerSecond) / 1000),
    );
    this.schedule();
  }

  private schedule(): void {
    const turn = ++this.scheduled;
    this.pacer.at(this.dueMs(this.next), () => {
      if (turn !== this.scheduled) return;
      if (this.pendingLoop) this.adoptLoop(this.dueMs(this.next));
      this.sendNext();
      this.schedule();
    });
  }

  private adoptLoop(startMs: number): void {
    if (!this.pendingLoop) return;
    this.loop = this.pendingLoop;
    this.pendingLoop = null;
    this.startMs = startMs;
    this.next = 0;
    this.sentAt.clear();
  }

  private dueMs(count: number): number {
    return this.startMs + (count * 1000) / this.loop.unitsPerSecond;
  }

  private sendNext(): void {
    const count = this.next++;
    const { units } = this.loop;
    const unit = units[count % units.length];
    if (!unit || this.silent) return;
    const shownAt = count - (count % units.length) + unit.displayIndex;
    const { template } = unit;
    const bytes = stampTemplate(template, this.sequence, this.timestampAt(this.dueMs(shownAt)), this.source);
    this.sequence = (this.sequence + template.starts.length) & 0xffff;
    if (this.corruptOneIn !== null) this.corrupt(bytes, unit, this.corruptOneIn);
    if (this.garbage) bytes.set(randomBytes(bytes.length));
    const frame = {
      bytes,
      starts: template.starts,
      keyframe: unit.keyframe,
      payloadBytes: template.payloadBytes,
    };
    for (const sink of this.sinks) sink.send(frame);
    this.sentAt.set(unit.displayIndex, performance.timeOrigin + performance.now());
  }

  private corrupt(bytes: Buffer, { template: { starts } }: MediaUnit, oneIn: number): void {
    starts.forEach((start, index) => {
      if (++this.packets % oneIn !== 0) return;
      const from = start + interleaveBytes + rtpHeaderBytes + spared;
      const end = starts[index + 1] ?? bytes.length;
      if (end > from) bytes.set(randomBytes(end - from), from);
    });
  }
}
