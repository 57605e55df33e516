const spanMs = 5000;
const leastMs = 900;

/** How fast counters grow now: their growth over the last five seconds, or over what there is of them. Times are core time. */
export class RecentRate {
  private seen: { readonly atMs: number; readonly counts: readonly number[] }[] = [];

  /** Counters as they stand at a moment; gives back their growth a second, null before there has been about a second. */
  see(counts: readonly number[], atMs: number): readonly number[] | null {
    this.seen.push({ atMs, counts });
    while ((this.seen[1]?.atMs ?? atMs) <= atMs - spanMs) this.seen.shift();
    const [first] = this.seen;
    const elapsedMs = atMs - (first?.atMs ?? atMs);
    if (elapsedMs < leastMs) return null;
    return counts.map(
      (count, index) => Math.round(((count - (first?.counts[index] ?? 0)) / elapsedMs) * 10_000) / 10,
    );
  }
}
