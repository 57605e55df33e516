import type { Packet } from '../streams/packet.ts';

/** A little less than a second: packets do not arrive as evenly as they were sent. */
const leastMs = 950;

/**
 * Which packets the tier `keyframes` shows: keyframes, and where every picture is one (motion JPEG) one a second, or the tier would spare nothing. Hears of
 * every packet, in their order.
 */
export class KeyframePace {
  private lastWasKeyframe = false;
  private takenAtMs = Number.NEGATIVE_INFINITY;

  takes({ keyframe, arrivedAtMs }: Pick<Packet, 'keyframe' | 'arrivedAtMs'>): boolean {
    const isDense = this.lastWasKeyframe;
    this.lastWasKeyframe = keyframe;
    if (!keyframe || (isDense && arrivedAtMs - this.takenAtMs < leastMs)) return false;
    this.takenAtMs = arrivedAtMs;
    return true;
  }
}
