import type { GovernorAct } from './decision.ts';
import type { GivenFeed } from './feed-state.ts';

/** What changes for a feed; of a new one (`before` null) only what is less than it wants is worth telling. */
export function decisionActs(before: GivenFeed | null, now: GivenFeed): GovernorAct[] {
  if (!before) return firstActs(now);
  const acts: GovernorAct[] = [];
  if (before.role !== now.role) acts.push(`to-${now.role}`);
  if (before.tier !== now.tier) acts.push(`to-${now.tier}`);
  if (before.role === now.role && before.lane !== now.lane) acts.push(`to-${now.lane}`);
  return acts;
}

function firstActs({ role, tier, reason }: GivenFeed): GovernorAct[] {
  if (tier !== 'all') return [`to-${tier}`];
  return reason === null || reason === 'small-tile' ? [] : [`to-${role}`];
}
