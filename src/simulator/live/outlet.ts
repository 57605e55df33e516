import type { Socket } from 'node:net';
import type { Pacer } from './pacer.ts';

/** Bytes that may wait for a client who reads slowly; beyond it frames are dropped up to the next keyframe. */
const maxBacklogBytes = 384 * 1024;
const pumpMs = 20;

/** The writing side of a client's TCP connection: bounded, and able to be slow or dead on command. */
export class Outlet {
  private readonly socket: Socket;
  private readonly pacer: Pacer;
  private readonly waiting: Buffer[] = [];
  private waitingBytes = 0;
  private bytesPerSecond: number | null = null;
  private allowance = 0;
  private pumping = false;
  private frozen = false;

  constructor(socket: Socket, pacer: Pacer) {
    this.socket = socket;
    this.pacer = pacer;
  }

  /** False when a droppable frame should not be sent now. */
  get hasRoom(): boolean {
    return !this.frozen && this.socket.writableLength + this.waitingBytes < this.maxBacklog;
  }

  write(bytes: Buffer): void {
    if (this.socket.destroyed || this.frozen) return;
    if (this.bytesPerSecond === null && this.waiting.length === 0) this.socket.write(bytes);
    else {
      this.waiting.push(bytes);
      this.waitingBytes += bytes.length;
      this.pump();
    }
  }

  /** Null = as fast as the socket takes it. */
  setBytesPerSecond(bytesPerSecond: number | null): void {
    this.bytesPerSecond = bytesPerSecond;
    if (this.waiting.length > 0) this.pump();
  }

  /** Writes nothing more until thawed; what comes meanwhile is lost. */
  setFrozen(frozen: boolean): void {
    this.frozen = frozen;
  }

  private get maxBacklog(): number {
    return this.bytesPerSecond === null
      ? maxBacklogBytes
      : Math.min(maxBacklogBytes, this.bytesPerSecond * 2);
  }

  private pump(): void {
    if (this.pumping || this.socket.destroyed) return;
    this.pumping = true;
    this.pacer.at(performance.now() + pumpMs, () => {
      this.pumping = false;
      this.allowance +=
        this.bytesPerSecond === null ? Number.POSITIVE_INFINITY : (this.bytesPerSecond * pumpMs) / 1000;
      while (this.allowance > 0 && this.takeFirst()) {
        // takeFirst spends the allowance.
      }
      if (this.waiting.length > 0) this.pump();
      else this.allowance = 0;
    });
  }

  private takeFirst(): boolean {
    const first = this.waiting.shift();
    if (!first) return false;
    const part =
      first.length > this.allowance ? first.subarray(0, Math.max(1, Math.floor(this.allowance))) : first;
    if (part.length < first.length) this.waiting.unshift(first.subarray(part.length));
    this.waitingBytes -= part.length;
    this.allowance -= part.length;
    if (!this.socket.destroyed && !this.frozen) this.socket.write(part);
    return true;
  }
}
