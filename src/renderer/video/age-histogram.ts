/** Ages from here on share one bin; the true maximum is kept beside. */
const bins = 2000;

/** Ages of pictures, milliseconds, over a run of any length in 8 kB. */
export class AgeHistogram {
  private readonly counts = new Uint32Array(bins);
  private total = 0;
  private maxMs = 0;

  add(ageMs: number): void {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor(ageMs)));
    this.counts[bin] = (this.counts[bin] ?? 0) + 1;
    this.total++;
    this.maxMs = Math.max(this.maxMs, ageMs);
  }

  /** Null when nothing was added. Percentiles are rounded up to whole milliseconds, and the maximum to tenths. */
  get summary(): { p50: number; p95: number; max: number } | null {
    if (this.total === 0) return null;
    const max = Math.round(this.maxMs * 10) / 10;
    return { p50: Math.min(max, this.percentile(0.5)), p95: Math.min(max, this.percentile(0.95)), max };
  }

  private percentile(share: number): number {
    const wanted = Math.ceil(this.total * share);
    let seen = 0;
    for (let bin = 0; bin < bins - 1; bin++) {
      seen += this.counts[bin] ?? 0;
      if (seen >= wanted) return bin + 1;
    }
    return this.maxMs;
  }
}
