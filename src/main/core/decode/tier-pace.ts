import type { StreamConfig } from '../../../shared/media/media-message.ts';
import type { FeedTier } from '../../../shared/wall/feed-order.ts';
import type { Packet } from '../streams/packet.ts';
import { HalfPace } from './half-pace.ts';
import { KeyframePace } from './keyframe-pace.ts';
import type { PacketTurn } from './packet-turn.ts';

/** What becomes of a stream's packets in whichever tier is wanted just now. Hears of every packet, in their order. */
export class TierPace {
  private readonly half = new HalfPace();
  private readonly keyframes = new KeyframePace();

  turnOf(packet: Packet, codec: StreamConfig['codec'], tier: FeedTier): PacketTurn {
    const inHalf = this.half.turnOf(packet, codec);
    const inKeyframes = this.keyframes.takes(packet) ? 'give' : 'cut';
    if (tier === 'all') return 'give';
    return tier === 'half' ? inHalf : inKeyframes;
  }
}
