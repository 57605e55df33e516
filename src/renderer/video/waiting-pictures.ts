import type { Picture } from './picture.ts';

/**
 * Pictures that come within one beat of the painter are shown in beats of their own, not one over the other: streams jitter, and at 25 pictures a second
 * against 30 beats the queue empties by itself. A picture that would be older than this when drawn gives way to the newer one. Measured with 16 feeds
 * on a busy machine: two and 60 ms showed 23.7 to 24.0 of 25 pictures, three and 80 ms 24.6, at 10 ms more age (p95); on another one, with keyframes in the same
 * instant, three and 80 ms lost 2 % of the slowest tile's pictures, four and 120 ms 1 %, at 5 ms more age; five and 170 ms no less.
 */
const maxWaiting = 4;
const keepYoungerThanMs = 120;
/** So many may wait while a tile changes its feed: what comes in one go out of a decoder that has just started, and half a second of a feed that goes slowly. */
const maxKept = 12;

/**
 * `live`: as few as possible wait. `all`: none is left out, because its tile's feed is about to change. `easing`: that is over, and what waits is caught up with, at
 * most one picture being left out at a time.
 */
type Pace = 'live' | 'all' | 'easing';

/** Decoded pictures of one feed that have not been drawn yet; owns their frames. Of a cached run only the newest is kept at the pace `live`. */
export class WaitingPictures {
  private readonly list: Picture[] = [];
  private pace: Pace = 'live';

  get newest(): Picture | null {
    return this.list.at(-1) ?? null;
  }

  get next(): Picture | null {
    return this.list[0] ?? null;
  }

  /** True while no picture is passed over for being old. */
  get keepsAll(): boolean {
    return this.pace === 'all';
  }

  /** From now on none is left out, until `ease`. */
  keepAll(): void {
    this.pace = 'all';
  }

  /** What waits is caught up with from now on. */
  ease(): void {
    if (this.pace === 'all') this.pace = 'easing';
  }

  /** Returns how many live pictures gave way. */
  push(picture: Picture): number {
    this.list.push(picture);
    let lost = 0;
    while (this.isTooLong) lost += this.dropOldest();
    return lost;
  }

  /** Drops the oldest as long as `isPast`, but for the newest of all. */
  pass(isPast: (picture: Picture) => boolean): void {
    while (this.list.length > 1 && this.list[0] && isPast(this.list[0])) this.dropOldest();
  }

  /** The picture that `take` would give. */
  peek(nowMs: number): Picture | null {
    const mostLost = { live: this.list.length, all: 0, easing: 1 }[this.pace];
    const goesOn = (picture: Picture, index: number) =>
      index === this.list.length - 1 || index === mostLost || isYoung(picture, nowMs);
    return this.list.find(goesOn) ?? null;
  }

  /** The picture to draw now, with how many live ones gave way to it; its frame is the caller's to close. */
  take(nowMs: number): { picture: Picture; lost: number } | null {
    let lost = 0;
    const picture = this.peek(nowMs);
    while (picture && this.list[0] !== picture) lost += this.dropOldest();
    this.list.shift();
    if (this.pace === 'easing' && this.list.length === 0) this.pace = 'live';
    return picture && { picture, lost };
  }

  clear(): void {
    while (this.list.length > 0) this.dropOldest();
  }

  private get isTooLong(): boolean {
    const { list, pace } = this;
    if (pace !== 'live') return list.length > maxKept;
    return list.length > maxWaiting || (list.length > 1 && list[0]?.cached === true);
  }

  private dropOldest(): number {
    const picture = this.list.shift();
    picture?.frame.close();
    return picture && !picture.cached ? 1 : 0;
  }
}

function isYoung({ arrivedAtMs }: Picture, nowMs: number): boolean {
  return nowMs - arrivedAtMs <= keepYoungerThanMs;
}
