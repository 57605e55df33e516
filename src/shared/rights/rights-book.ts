import { z } from 'zod';
import { Grant } from './grant.ts';
import { Person } from './person.ts';
import { Role } from './role.ts';
import { Sector, Territory } from './territory.ts';
import { Tier } from './tier.ts';
import { Unit } from './unit.ts';

/** Everything that rights are decided from: a whole city's, or the part that concerns one person. */
export const RightsBook = z.object({
  tiers: z.array(Tier),
  territories: z.array(Territory),
  sectors: z.array(Sector),
  units: z.array(Unit),
  roles: z.array(Role),
  persons: z.array(Person),
  grants: z.array(Grant),
});
export type RightsBook = z.infer<typeof RightsBook>;

/** The kinds of things in the book, as topics and commands name them. */
export const bookKinds = ['tier', 'territory', 'sector', 'unit', 'role', 'person', 'grant'] as const;
export const BookKind = z.enum(bookKinds);
export type BookKind = z.infer<typeof BookKind>;
