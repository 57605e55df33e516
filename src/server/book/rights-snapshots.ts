import { bookFor } from '../../shared/rights/book-for.ts';
import type { RightsSnapshot, SignedSnapshot } from '../../shared/rights/rights-snapshot.ts';
import type { CityState } from '../city/city-state.ts';

/** How long a console decides without the hub, unless the city's administrators chose otherwise. */
export const defaultSnapshotLifetimeMs = 12 * 3_600_000;

export interface RightsSnapshotParts {
  readonly hubId: string;
  readonly city: CityState;
  /** Ed25519 over the text's UTF-8, base64 (RFC 8032). */
  readonly sign: (text: string) => string;
  readonly now: () => number;
  readonly lifetimeMs?: number;
}

/** Makes what a console needs to decide for its person while the hub is away, bound to that console. Null: no such person. */
export function rightsSnapshots({
  hubId,
  city,
  sign,
  now,
  lifetimeMs = defaultSnapshotLifetimeMs,
}: RightsSnapshotParts): (of: { personId: string; consoleId: string }) => SignedSnapshot | null {
  return ({ personId, consoleId }) => {
    const issuedAtMs = now();
    const book = bookFor(city.book(), personId, issuedAtMs);
    if (book === null) return null;
    const snapshot: RightsSnapshot = {
      hubId,
      consoleId,
      personId,
      book,
      issuedAtMs,
      expiresAtMs: issuedAtMs + lifetimeMs,
    };
    const text = JSON.stringify(snapshot);
    return { text, signature: sign(text) };
  };
}
