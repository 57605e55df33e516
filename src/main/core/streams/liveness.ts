import type { Disposable } from '../../../shared/base/disposable.ts';
import type { FrameRhythm } from './frame-rhythm.ts';

export interface LivenessListener {
  /** Nothing has come for longer than the stream's rhythm allows. */
  onSilent(): void;
  /** Pictures come again after a silence. */
  onAgain(): void;
  /** The silence has lasted so long that the connection is worth nothing; comes once. */
  onLost(): void;
}

export interface LivenessOptions {
  readonly rhythm: FrameRhythm;
  /** How long to wait for the first picture, milliseconds. */
  readonly firstWithinMs: number;
  readonly now: () => number;
}

/** Judges one connection by its frames, never by its socket: a half-open one looks healthy to the socket for ever. */
export class Liveness implements Disposable {
  private readonly options: LivenessOptions;
  private readonly listener: LivenessListener;
  private timer: NodeJS.Timeout | undefined;
  private soon: NodeJS.Immediate | undefined;
  private lastAtMs: number | null = null;
  private silent = false;

  constructor(options: LivenessOptions, listener: LivenessListener) {
    this.options = options;
    this.listener = listener;
    this.after(options.firstWithinMs, () => this.listener.onLost());
  }

  /** A frame came. The running timer is left alone: it looks again when it fires. */
  frame(atMs: number): void {
    const first = this.lastAtMs === null;
    this.lastAtMs = atMs;
    this.options.rhythm.arrived(atMs);
    if (!first && !this.silent) return;
    if (this.silent) this.listener.onAgain();
    this.silent = false;
    this.arm(this.options.rhythm.silentAfterMs());
  }

  dispose(): void {
    clearTimeout(this.timer);
    clearImmediate(this.soon);
  }

  private arm(inMs: number): void {
    this.after(inMs, () => this.look());
  }

  /**
   * Judges when the time is over and what had come by then has been read: after this process has stood still for a while, pictures wait
   * behind the timer, and every healthy connection would look dead.
   */
  private after(inMs: number, judge: () => void): void {
    this.dispose();
    this.timer = setTimeout(() => {
      this.soon = setImmediate(judge);
    }, inMs);
  }

  private look(): void {
    const { rhythm, now } = this.options;
    const quietMs = now() - (this.lastAtMs ?? 0);
    const silentAfterMs = rhythm.silentAfterMs();
    if (quietMs < silentAfterMs) this.arm(silentAfterMs - quietMs);
    else if (quietMs >= rhythm.dropAfterMs()) this.listener.onLost();
    else {
      if (!this.silent) this.listener.onSilent();
      this.silent = true;
      this.arm(rhythm.dropAfterMs() - quietMs);
    }
  }
}
