import type { Right } from '../../shared/rights/right.ts';

/** The parts of the administration and the right that each needs. */
export const adminSections = [
  { id: 'people', needs: 'administer' },
  { id: 'roles', needs: 'administer' },
  { id: 'consoles', needs: 'administer' },
  { id: 'grants', needs: 'administer' },
  { id: 'units', needs: 'administer' },
  { id: 'audit', needs: 'audit' },
  { id: 'check', needs: 'administer' },
] as const satisfies readonly { readonly id: string; readonly needs: Right }[];

export type AdminSection = (typeof adminSections)[number]['id'];
