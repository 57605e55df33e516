import type { UnitReach } from '../../shared/hub/book-commands.ts';
import type { CommandParsed } from '../../shared/hub/commands.ts';
import { type Access, accessOf } from '../../shared/rights/access.ts';
import { decide } from '../../shared/rights/decide.ts';
import type { RightsBook } from '../../shared/rights/rights-book.ts';
import type { Unit } from '../../shared/rights/unit.ts';
import { decideSee, hidesCamera } from '../catalogue/camera-rights.ts';
import { Breath } from '../command/breath.ts';
import type { CommandContext } from '../command/command-context.ts';

const always = { validFromMs: null, validToMs: null };
const viewer = 'viewer';

/** How many cameras in service people of a unit would see if it stood there; those that the caller may not even know of are not counted. */
export async function unitReach(
  { unitId, ...place }: CommandParsed<'unit.reach'>,
  { city, caller, nowMs: now }: Pick<CommandContext, 'city' | 'caller' | 'nowMs'>,
): Promise<UnitReach> {
  const person = accessOfViewer(city.book(), { id: unitId, ...place });
  const reach = { managed: 0, ownScope: 0, granted: 0 };
  const breath = new Breath();
  for (const camera of city.cameras()) {
    await breath.take();
    if (camera.retired || hidesCamera(decideSee(caller.access, camera, now))) continue;
    if (camera.managingUnitId === unitId) reach.managed += 1;
    const { allowed, because } = person ? decide({ person, right: 'view', camera, now }) : refused;
    if (allowed && because === 'grant') reach.granted += 1;
    else if (allowed) reach.ownScope += 1;
  }
  return reach;
}

const refused = { allowed: false, because: 'not-active' } as const;

/** Somebody of such a unit whose role lets them view, and nothing else. */
function accessOfViewer(
  book: RightsBook,
  place: Pick<Unit, 'id' | 'tierId' | 'territoryId' | 'sectorIds'>,
): Access | null {
  const unit: Unit = {
    ...place,
    ...always,
    name: viewer,
    parentId: null,
    focalPoint: { name: viewer, title: '', phone: '' },
    rightsWhenExpired: [],
  };
  const role = {
    ...always,
    id: viewer,
    name: viewer,
    unitId: null,
    rights: ['view' as const],
    document: null,
  };
  const person = { ...always, id: viewer, account: viewer, name: viewer, unitId: place.id, disabled: false };
  return accessOf(
    {
      ...book,
      units: [...book.units.filter(({ id }) => id !== place.id), unit],
      roles: [role],
      persons: [{ ...person, roleIds: [role.id] }],
    },
    person.id,
  );
}
