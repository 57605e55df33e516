import type { Disposable } from '../../../shared/base/disposable.ts';
import type { StreamRole } from '../../../shared/camera/stream-role.ts';
import {
  type LaneWish,
  type MediaRecord,
  packetFlag,
  type StreamConfig,
} from '../../../shared/media/media-message.ts';
import type { FeedTier } from '../../../shared/wall/feed-order.ts';
import type { DecodeLanes, PictureWish } from '../decode/decode-lanes.ts';
import { TierPace } from '../decode/tier-pace.ts';
import type { StreamDirectory } from '../streams/pulled-stream.ts';

/** The pictures of one slot of a window. */
export interface VideoSlot extends Disposable {
  /** Another size or tier in the lane the slot has; a wish for another lane is passed over, since a window opens a slot for each lane. */
  tune(decode: LaneWish, tier: FeedTier): void;
}

export interface VideoSlotOptions {
  readonly slot: number;
  readonly cameraId: string;
  readonly role: StreamRole;
  readonly tier: FeedTier;
  readonly push: (record: MediaRecord) => void;
}

/** A slot in the webcodecs lane: packets, as many as the tier has, and none whose predecessors were left out. Null when the camera or role is not known. */
export function openPacketSlot(streams: StreamDirectory, options: VideoSlotOptions): VideoSlot | null {
  const { slot, cameraId, role, push } = options;
  const stream = streams.stream(cameraId, role);
  if (stream === null) return null;
  let { tier } = options;
  /** Every packet since the last keyframe was sent: the next one makes sense to the window. */
  let isChained = tier !== 'keyframes';
  let codec: StreamConfig['codec'] = 'other';
  const pace = new TierPace();
  const joined = stream.join({
    onStatus: (status) => push({ kind: 'status', slot, generation: 0, status }),
    onConfig: (generation, config, extradata) => {
      codec = config.codec;
      push({ kind: 'config', slot, generation, config, extradata });
    },
    onPacket: (generation, packet, cached) => {
      const { ptsMs, arrivedAtMs, keyframe, payload } = packet;
      const turn = pace.turnOf(packet, { codec, tier, isChained });
      isChained = turn !== 'cut' && (isChained || keyframe);
      if (!isChained || turn === 'skip') return;
      const flags = (keyframe ? packetFlag.keyframe : 0) | (cached ? packetFlag.cached : 0);
      push({ kind: 'packet', slot, generation, flags, ptsMs, arrivedAtMs, payload });
    },
  });
  return {
    tune: (decode, wanted) => {
      if (decode.lane === 'webcodecs') tier = wanted;
    },
    dispose: () => joined.dispose(),
  };
}

/** A slot in the ffmpeg lane: finished pictures. Null when the camera or role is not known. */
export function openLaneSlot(
  lanes: DecodeLanes,
  { slot, cameraId, role, tier, wish, push }: VideoSlotOptions & { readonly wish: PictureWish },
): VideoSlot | null {
  const feed = lanes.open(cameraId, role, wish, tier, {
    onStatus: (status) => push({ kind: 'status', slot, generation: 0, status }),
    onConfig: (generation, config, extradata) =>
      push({ kind: 'config', slot, generation, config, extradata }),
    onPicture: ({ cached, keyframe: _, ...picture }) =>
      push({ kind: 'picture', slot, flags: cached ? packetFlag.cached : 0, ...picture }),
    onLane: (generation, status) => push({ kind: 'lane', slot, generation, status }),
  });
  return (
    feed && {
      tune: (decode, wanted) => {
        if (decode.lane === 'ffmpeg') feed.tune(decode, wanted);
      },
      dispose: () => feed.dispose(),
    }
  );
}
