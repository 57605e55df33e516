import type { CameraClass } from './camera-class.ts';
import type { Decision } from './decision.ts';
import type { Grant } from './grant.ts';
import type { Person } from './person.ts';
import type { Right } from './right.ts';
import type { Span } from './span.ts';
import type { Tier } from './tier.ts';

/** A grant as it concerns one person. */
export interface AccessGrant {
  readonly grant: Grant;
  readonly cameraClass: CameraClass;
  readonly rights: ReadonlySet<Right>;
  /** Given to the unit: of its rights a person has those that a role of theirs gives. Given to the person: exactly its rights. */
  readonly asRoleAllows: boolean;
  readonly span: Span;
  readonly decision: Decision;
}

/**
 * The grants given to a person or their unit, by camera. Revoked ones are left out whatever the time: a clock that lags must not bring them back. Those
 * over police operational cameras count for people of a police tier only (Art. 1.4, 7.1).
 */
export function grantsOf(
  grants: readonly Grant[],
  person: Person,
  tier: Tier | null,
): ReadonlyMap<string, readonly AccessGrant[]> {
  const byCamera = new Map<string, AccessGrant[]>();
  for (const grant of grants) {
    if (!concerns(grant, person) || grant.revokedAtMs !== null) continue;
    if (grant.cameraClass === 'police-operational' && tier?.police !== true) continue;
    const compiled = compile(grant);
    for (const cameraId of new Set(grant.cameraIds)) {
      const others = byCamera.get(cameraId);
      if (others === undefined) byCamera.set(cameraId, [compiled]);
      else others.push(compiled);
    }
  }
  return byCamera;
}

export function concerns({ to }: Grant, { id, unitId }: Pick<Person, 'id' | 'unitId'>): boolean {
  return to.kind === 'person' ? to.personId === id : to.unitId === unitId;
}

function compile(grant: Grant): AccessGrant {
  return {
    grant,
    cameraClass: grant.cameraClass,
    rights: new Set(grant.rights),
    asRoleAllows: grant.to.kind === 'unit',
    span: { fromMs: grant.fromMs, toMs: grant.toMs },
    decision: Object.freeze({ allowed: true, because: 'grant', grantId: grant.id }),
  };
}
