import type { Grant } from '../../../shared/rights/grant.ts';

export type GrantState = 'running' | 'coming' | 'ended' | 'revoked';

/** How a grant stands at that moment. */
export function grantState({ fromMs, toMs, revokedAtMs }: Grant, nowMs: number): GrantState {
  if (revokedAtMs !== null) return 'revoked';
  if (nowMs < fromMs) return 'coming';
  return nowMs < toMs ? 'running' : 'ended';
}
