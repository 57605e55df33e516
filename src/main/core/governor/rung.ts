import type { StreamRole } from '../../../shared/camera/stream-role.ts';
import type { FeedTier } from '../../../shared/wall/feed-order.ts';

/** One step of what a feed can be given. */
export interface Rung {
  readonly role: StreamRole;
  readonly tier: FeedTier;
}

/** What a feed can be given, the wanted first, then less and less: main, sub, half of its pictures, keyframes only. A camera with one stream has that one. */
export function rungsOf(roles: readonly StreamRole[], wanted: StreamRole): readonly Rung[] {
  const first = roles.includes(wanted) ? wanted : (roles[0] ?? 'main');
  const shown: readonly StreamRole[] = first === 'main' && roles.includes('sub') ? ['main', 'sub'] : [first];
  const last = shown.at(-1) ?? first;
  return [
    ...shown.map((role): Rung => ({ role, tier: 'all' })),
    { role: last, tier: 'half' },
    { role: last, tier: 'keyframes' },
  ];
}
