import type { Disposable } from '../../../shared/base/disposable.ts';
import type { CpuSpan } from './cpu-span.ts';

const sampleMs = 40;

interface Sample {
  readonly atMs: number;
  readonly usedMs: number;
}

/** Writes down again and again what a span of CPU time has come to, so that it can be told for its last part afterwards. */
export class CpuTrace implements Disposable {
  private readonly span: CpuSpan;
  private readonly samples: Sample[] = [];
  private readonly timer: NodeJS.Timeout;

  constructor(span: CpuSpan) {
    this.span = span;
    this.sample();
    this.timer = setInterval(() => this.sample(), sampleMs);
  }

  /** CPU time of the last so many milliseconds up to now. */
  usedInLast(durationMs: number): number {
    const now = this.sample();
    return now.usedMs - this.usedAt(now.atMs - durationMs);
  }

  dispose(): void {
    clearInterval(this.timer);
  }

  private sample(): Sample {
    const sample = { atMs: performance.now(), usedMs: this.span.usedMs() };
    this.samples.push(sample);
    return sample;
  }

  /** In between of two samples the time went evenly. */
  private usedAt(atMs: number): number {
    const after = this.samples.findIndex((sample) => sample.atMs >= atMs);
    const later = this.samples[Math.max(0, after)];
    const earlier = this.samples[Math.max(0, after - 1)];
    if (!later || !earlier || later.atMs <= earlier.atMs || atMs <= earlier.atMs) return earlier?.usedMs ?? 0;
    const share = (atMs - earlier.atMs) / (later.atMs - earlier.atMs);
    return earlier.usedMs + share * (later.usedMs - earlier.usedMs);
  }
}
