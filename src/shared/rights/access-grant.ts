import type { CameraClass } from './camera-class.ts';
import type { Decision } from './decision.ts';
import type { Grant } from './grant.ts';
import type { Right } from './right.ts';
import type { Span } from './span.ts';
import type { Tier } from './tier.ts';

/** A grant, ready to be asked. */
export interface AccessGrant {
  readonly grant: Grant;
  readonly cameraClass: CameraClass;
  readonly rights: ReadonlySet<Right>;
  readonly span: Span;
  readonly decision: Decision;
}

export type GrantsByCamera = ReadonlyMap<string, readonly AccessGrant[]>;

const none: GrantsByCamera = new Map();

/**
 * Grants given to one person, or to one unit, by camera. Revoked ones are left out whatever the time: a clock that lags must not bring them back. Those
 * over police operational cameras count for people of a police tier only (Art. 1.4, 7.1).
 */
export function grantsByCamera(given: readonly Grant[], tier: Tier | null): GrantsByCamera {
  if (given.length === 0) return none;
  const byCamera = new Map<string, AccessGrant[]>();
  for (const grant of given) {
    if (grant.revokedAtMs !== null) continue;
    if (grant.cameraClass === 'police-operational' && tier?.police !== true) continue;
    const ready = makeReady(grant);
    for (const cameraId of new Set(grant.cameraIds)) {
      const others = byCamera.get(cameraId);
      if (others === undefined) byCamera.set(cameraId, [ready]);
      else others.push(ready);
    }
  }
  return byCamera;
}

function makeReady(grant: Grant): AccessGrant {
  return {
    grant,
    cameraClass: grant.cameraClass,
    rights: new Set(grant.rights),
    span: { fromMs: grant.fromMs, toMs: grant.toMs },
    decision: Object.freeze({ allowed: true, because: 'grant', grantId: grant.id }),
  };
}
