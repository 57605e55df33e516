import { type BecauseCode, becauseCodes, type Decision } from './decision.ts';

/** Decisions are shared and frozen: millions are made in a second. */
export const allowedInOwnScope: Decision = Object.freeze({
  allowed: true,
  because: 'own-scope',
  grantId: null,
});

// fromEntries forgets the keys' type; they are exactly the codes.
export const denied = Object.fromEntries(
  becauseCodes.map((because) => [because, Object.freeze({ allowed: false, because, grantId: null })]),
) as Readonly<Record<BecauseCode, Decision>>;
