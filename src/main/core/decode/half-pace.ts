import type { StreamConfig } from '../../../shared/media/media-message.ts';
import type { Packet } from '../streams/packet.ts';
import type { PacketTurn } from './packet-turn.ts';
import { referenceUse } from './reference-use.ts';

/** From this share on that nothing is decoded from, half of a group's pictures can be had by leaving such out. */
const enoughFree = 0.4;
/** Groups up to this length take turns; of a longer one the second half is cut off, or the picture would stand too long. A little more than the usual 2 s. */
const longestInTurnMs = 2200;

/** A keyframe and all up to the next one. */
interface Group {
  readonly fromPtsMs: number;
  pictures: number;
  /** Nothing is decoded from so many of them. */
  free: number;
  given: number;
  skipped: number;
  cut: boolean;
}

/** What a finished group lets expect of the next. */
type Way = { readonly by: 'skipping' | 'turns' } | { readonly by: 'halves'; readonly pictures: number };

/** How many there have been: every second one begins with the other group. */
let made = 0;

/**
 * Which packets the tier `half` decodes: every other picture where nothing is decoded from enough of them (B pictures, temporal layers, every picture a
 * keyframe). Else every other group, since a picture without the ones before it would be a wrong one; of a long group the first half. Hears of every packet, in
 * their order. Of many streams every second one begins with a whole group, the others with a keyframe: where all keyframes come in the same instant, the work
 * is as even as where they do not.
 */
export class HalfPace {
  private group: Group | null = null;
  private way: Way | null = null;
  private isWhole = made++ % 2 === 0;
  private highestLayer = 0;

  turnOf(packet: Pick<Packet, 'ptsMs' | 'keyframe' | 'payload'>, codec: StreamConfig['codec']): PacketTurn {
    if (packet.keyframe) return this.begin(packet.ptsMs);
    const { group } = this;
    if (!group) return 'give';
    group.pictures++;
    const { isLast, layer } = referenceUse(codec, packet.payload);
    // It may be decoded from one that was thought to be of the highest layer, and skipped.
    if (layer > this.highestLayer && group.skipped > 0) group.cut = true;
    this.highestLayer = Math.max(this.highestLayer, layer);
    const isFree = isLast && layer === this.highestLayer;
    if (isFree) group.free++;
    const turn = group.cut ? 'cut' : this.judge(group, isFree);
    if (turn === 'give') group.given++;
    if (turn === 'skip') group.skipped++;
    group.cut = turn === 'cut';
    return turn;
  }

  private begin(ptsMs: number): PacketTurn {
    const last = this.group;
    if (last) this.way = wayAfter(last, ptsMs);
    this.isWhole = !this.isWhole;
    // The keyframe alone would show next to nothing that the last picture of the group before did not.
    const isLeftOut = this.way?.by === 'turns' && !this.isWhole;
    const given = isLeftOut ? 0 : 1;
    this.group = { fromPtsMs: ptsMs, pictures: 1, free: 0, given, skipped: 0, cut: isLeftOut };
    return isLeftOut ? 'cut' : 'give';
  }

  private judge(group: Group, isFree: boolean): PacketTurn {
    const { way } = this;
    if (way?.by === 'skipping') return isFree && group.given * 2 >= group.pictures ? 'skip' : 'give';
    if (way?.by === 'halves') return group.given * 2 >= way.pictures ? 'cut' : 'give';
    return this.isWhole ? 'give' : 'cut';
  }
}

function wayAfter({ fromPtsMs, pictures, free }: Group, ptsMs: number): Way {
  if (free >= enoughFree * pictures) return { by: 'skipping' };
  const lengthMs = ptsMs - fromPtsMs;
  return lengthMs > 0 && lengthMs <= longestInTurnMs ? { by: 'turns' } : { by: 'halves', pictures };
}
