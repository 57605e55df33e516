import { bookFor } from '../../shared/rights/book-for.ts';
import type { RightsSnapshot, SignedSnapshot } from '../../shared/rights/rights-snapshot.ts';
import type { CityState } from '../city/city-state.ts';
import type { SigningKey } from './signing-key.ts';

export interface SnapshotSigner {
  readonly hubId: string;
  readonly city: CityState;
  readonly signing: SigningKey;
  readonly lifeMs: number;
  readonly now: () => number;
}

/** What a person's console may decide from without the hub, signed; null: no such person. */
export function signSnapshot(
  { hubId, city, signing, lifeMs, now }: SnapshotSigner,
  { personId, consoleId }: { personId: string; consoleId: string },
): SignedSnapshot | null {
  const issuedAtMs = now();
  const book = bookFor(city.book(), personId, issuedAtMs);
  if (book === null) return null;
  const snapshot: RightsSnapshot = {
    hubId,
    consoleId,
    personId,
    book,
    issuedAtMs,
    expiresAtMs: issuedAtMs + lifeMs,
  };
  const text = JSON.stringify(snapshot);
  return { text, signature: signing.sign(text) };
}
