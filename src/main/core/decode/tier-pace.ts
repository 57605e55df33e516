import { LeadingPictures } from '../../../shared/media/leading-pictures.ts';
import type { StreamConfig } from '../../../shared/media/media-message.ts';
import type { FeedTier } from '../../../shared/wall/feed-order.ts';
import type { Packet } from '../streams/packet.ts';
import { HalfPace } from './half-pace.ts';
import { KeyframePace } from './keyframe-pace.ts';
import type { PacketTurn } from './packet-turn.ts';

/** What a packet's turn depends on beside the packets before it. */
export interface PaceContext {
  readonly codec: StreamConfig['codec'];
  /** The tier that is wanted just now. */
  readonly tier: FeedTier;
  /** All that was decoded from up to here was given. */
  readonly isChained: boolean;
}

/** What becomes of a stream's packets in whichever tier is wanted just now. Hears of every packet, in their order. */
export class TierPace {
  private readonly half = new HalfPace();
  private readonly keyframes = new KeyframePace();
  private readonly leading = new LeadingPictures();

  turnOf(packet: Packet, { codec, tier, isChained }: PaceContext): PacketTurn {
    const inHalf = this.half.turnOf(packet, codec);
    const inKeyframes = this.keyframes.takes(packet) ? 'give' : 'cut';
    if (packet.keyframe) this.leading.begin(codec, packet, !isChained);
    else if (this.leading.needLost(packet)) return 'skip';
    if (tier === 'all') return 'give';
    return tier === 'half' ? inHalf : inKeyframes;
  }
}
