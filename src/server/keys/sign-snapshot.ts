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

/** Whom a snapshot is for. */
export interface SnapshotFor {
  readonly personId: string;
  readonly consoleId: string;
}

/** What a person's console may decide from without the hub, signed; null: no such person. */
export function signSnapshot(signer: SnapshotSigner, of: SnapshotFor): SignedSnapshot | null {
  const text = snapshotText(signer, of);
  return text === null ? null : { text, signature: signer.signing.sign(text) };
}

/** The same, of the rights as they are now, signed beside what this thread does meanwhile. */
export async function signSnapshotSoon(
  signer: SnapshotSigner,
  of: SnapshotFor,
): Promise<SignedSnapshot | null> {
  const text = snapshotText(signer, of);
  return text === null ? null : { text, signature: await signer.signing.signSoon(text) };
}

function snapshotText(
  { hubId, city, lifeMs, now }: SnapshotSigner,
  { personId, consoleId }: SnapshotFor,
): string | null {
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
  return JSON.stringify(snapshot);
}
