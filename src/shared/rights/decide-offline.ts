import { decide, type Question } from './decide.ts';
import type { Decision } from './decision.ts';
import { denied } from './decisions.ts';
import type { RightsSnapshot } from './rights-snapshot.ts';

/**
 * A console's decision from its last snapshot while the hub is away; `person` is resolved against the snapshot's book. Until the snapshot expires as the hub
 * would decide; afterwards only the rights that the unit marked, and of those only what the rules still allow: a grant or role that has ended stays ended.
 * A snapshot of another person allows nothing.
 */
export function decideOffline(
  snapshot: Pick<RightsSnapshot, 'personId' | 'expiresAtMs'>,
  question: Question,
): Decision {
  const { person, right, now } = question;
  if (person.person.id !== snapshot.personId) return denied['not-active'];
  const decision = decide(question);
  if (now < snapshot.expiresAtMs || !decision.allowed) return decision;
  if (person.unit?.rightsWhenExpired.includes(right) !== true) return denied['snapshot-expired'];
  return { allowed: true, because: 'snapshot-expired-kept', grantId: decision.grantId };
}
