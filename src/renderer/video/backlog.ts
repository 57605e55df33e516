/**
 * Pictures are given up up to the next keyframe when more than this many are under way and the oldest has waited so long, or when packets
 * come out of the socket this long after their arrival. A burst after a hiccup of the network is no reason.
 */
const maxUnderWay = 12;
const maxWaitMs = 300;
const maxLateMs = 1000;
/** On a machine that is always behind, a late keyframe is still better than nothing, this often. */
const lateKeyframeEveryMs = 4000;
/** After a cached run the oldest may have waited this many times longer, until the run has been caught up with. */
const catchUpFactor = 4;

/** A picture that the decoder has not given out yet. Times are core time; `sentAtMs` is when it went to the decoder. */
export interface UnderWay {
  readonly arrivedAtMs: number;
  readonly sentAtMs: number;
  readonly ptsMs: number;
  readonly cached: boolean;
}

/** What one decoder has been given and not given back, and whether that is too much ever to be shown in time. */
export class Backlog {
  private readonly under = new Map<number, UnderWay>();
  private catchingUp = false;
  private keyframeAtMs = -Infinity;

  get size(): number {
    return this.under.size;
  }

  add(id: number, picture: UnderWay, keyframe: boolean): void {
    this.under.set(id, picture);
    if (picture.cached) this.catchingUp = true;
    if (keyframe) this.keyframeAtMs = picture.sentAtMs;
  }

  /** How many times longer than usual live packets may wait: a cached run is decoded at full speed before them and must not cost them a GOP. */
  get patience(): number {
    return this.catchingUp ? catchUpFactor : 1;
  }

  /** A picture came out. What went in well before it never will: the decoder has passed it over. `queued`: packets that wait to go in. */
  take(id: number, reorderFrames: number, queued: number): UnderWay | null {
    const picture = this.under.get(id) ?? null;
    for (const older of this.under.keys()) {
      if (older >= id - reorderFrames * 2) break;
      this.under.delete(older);
    }
    this.under.delete(id);
    if (queued === 0 && this.under.size <= reorderFrames + 1) this.catchingUp = false;
    return picture;
  }

  /** True while the cached run has more pictures to come than the decoder holds back anyway. */
  runGoesOn(reorderFrames: number): boolean {
    let cached = 0;
    for (const picture of this.under.values()) if (picture.cached) cached++;
    return cached > reorderFrames;
  }

  /** Whether a packet that is not of a cached run finds the decoder too far behind. A cached run is never cut: its last picture is wanted at once. */
  isBehind(
    packet: { arrivedAtMs: number; keyframe: boolean },
    nowMs: number,
    reorderFrames: number,
  ): boolean {
    if (nowMs - packet.arrivedAtMs > maxLateMs)
      return !packet.keyframe || nowMs - this.keyframeAtMs < lateKeyframeEveryMs;
    const oldest = this.under.values().next().value;
    if (!oldest || oldest.cached || this.under.size <= maxUnderWay + reorderFrames) return false;
    return nowMs - oldest.sentAtMs > maxWaitMs * this.patience;
  }

  /** Forgets everything; returns how many pictures were not of a cached run. */
  clear(): number {
    let live = 0;
    for (const picture of this.under.values()) if (!picture.cached) live++;
    this.under.clear();
    this.catchingUp = false;
    return live;
  }
}
