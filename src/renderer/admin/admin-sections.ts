import { decideGeneral } from '../../shared/rights/decide-general.ts';
import type { Right } from '../../shared/rights/right.ts';
import type { HubState } from '../hub/hub-desk.ts';

interface Part {
  readonly id: string;
  readonly needs: Right;
  /** Only for whose tier reaches the city: it is the whole city's. */
  readonly city?: true;
}

/** The parts of the administration and the right that each needs. */
export const adminSections = [
  { id: 'people', needs: 'administer' },
  { id: 'roles', needs: 'administer' },
  { id: 'units', needs: 'administer' },
  { id: 'territories', needs: 'administer', city: true },
  { id: 'sectors', needs: 'administer', city: true },
  { id: 'tiers', needs: 'administer', city: true },
  { id: 'cameras', needs: 'administer' },
  { id: 'reports', needs: 'administer' },
  { id: 'grants', needs: 'administer' },
  { id: 'check', needs: 'administer' },
  { id: 'consoles', needs: 'administer', city: true },
  { id: 'audit', needs: 'audit' },
] as const satisfies readonly Part[];

export type AdminSection = (typeof adminSections)[number]['id'];

/** The parts that are open to who sits here. */
export function sectionsFor(
  { access, accessExpired }: Pick<HubState, 'access' | 'accessExpired'>,
  now: number,
): readonly (typeof adminSections)[number][] {
  if (!access || accessExpired) return [];
  return adminSections.filter((part) => {
    const isCity = access.tier?.reach === 'city';
    return (isCity || !('city' in part)) && decideGeneral({ person: access, right: part.needs, now }).allowed;
  });
}
