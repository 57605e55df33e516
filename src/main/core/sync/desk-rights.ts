import type { DeskAccess, HubPerson } from '../../../shared/contract/hub-view.ts';
import { type Access, accessOf } from '../../../shared/rights/access.ts';
import type { CameraScope } from '../../../shared/rights/camera-scope.ts';
import { decideOffline } from '../../../shared/rights/decide-offline.ts';
import type { Decision } from '../../../shared/rights/decision.ts';
import type { Right } from '../../../shared/rights/right.ts';
import type { RightsSnapshot } from '../../../shared/rights/rights-snapshot.ts';
import type { ClosingReason } from '../../../shared/wall/tile-state.ts';
import type { HubClock } from './hub-clock.ts';
import type { RightsKeeper } from './rights-keeper.ts';

/** Who sits here and what they may do, by the last signed snapshot of rights and the hub's clock: the same with the hub and without it. */
export class DeskRights {
  private readonly keeper: Pick<RightsKeeper, 'current' | 'expired'>;
  private readonly clock: Pick<HubClock, 'now' | 'toOwn'>;
  private resolved: { readonly snapshot: RightsSnapshot; readonly access: Access | null } | null = null;

  constructor(keeper: Pick<RightsKeeper, 'current' | 'expired'>, clock: Pick<HubClock, 'now' | 'toOwn'>) {
    this.keeper = keeper;
    this.clock = clock;
  }

  /** Null: nobody is signed in. */
  person(): HubPerson | null {
    const snapshot = this.keeper.current();
    return snapshot && personOf(snapshot);
  }

  /** What the page decides with; null: nobody is signed in. */
  access(): DeskAccess | null {
    const snapshot = this.keeper.current();
    return snapshot && { personId: snapshot.personId, book: snapshot.book, expired: this.keeper.expired() };
  }

  /** Whether the person may do that with a camera now; never with one that the hub tells them nothing of. */
  may(right: Right, camera: CameraScope | undefined): boolean {
    return this.decide(right, camera)?.allowed === true;
  }

  /** Why a tile with the camera stays closed; null: it may be viewed. */
  closed(camera: CameraScope | undefined): ClosingReason | null {
    const decision = this.decide('view', camera);
    if (decision?.allowed) return null;
    return decision?.because === 'snapshot-expired' ? 'rights-expired' : 'out-of-scope';
  }

  /** When the snapshot was signed and when it ends, by this machine's own clock, epoch milliseconds; null: there is none. */
  signed(): { readonly atMs: number; readonly untilMs: number; readonly expired: boolean } | null {
    const snapshot = this.keeper.current();
    if (!snapshot) return null;
    const { issuedAtMs, expiresAtMs } = snapshot;
    return {
      atMs: this.clock.toOwn(issuedAtMs),
      untilMs: this.clock.toOwn(expiresAtMs),
      expired: this.keeper.expired(),
    };
  }

  private decide(right: Right, camera: CameraScope | undefined): Decision | null {
    const snapshot = this.keeper.current();
    const person = snapshot && this.resolve(snapshot);
    if (!snapshot || !person || !camera) return null;
    return decideOffline(snapshot, { person, right, camera, now: this.clock.now() });
  }

  /** Once for each snapshot: it is asked for every tile each second. */
  private resolve(snapshot: RightsSnapshot): Access | null {
    if (this.resolved?.snapshot !== snapshot)
      this.resolved = { snapshot, access: accessOf(snapshot.book, snapshot.personId) };
    return this.resolved.access;
  }
}

/** Whom a snapshot is of; null: it does not name them. */
function personOf({ personId, book }: RightsSnapshot): HubPerson | null {
  const person = book.persons.find(({ id }) => id === personId);
  if (!person) return null;
  const { id, account, name, unitId } = person;
  return { id, account, name, unitId, unitName: book.units.find((unit) => unit.id === unitId)?.name ?? '' };
}
