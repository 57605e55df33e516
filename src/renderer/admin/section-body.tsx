import type { ReactNode } from 'react';
import { type AdminSection, adminSections } from './admin-sections.ts';
import { AuditSection } from './audit/audit-section.tsx';
import { CamerasSection } from './cameras/cameras-section.tsx';
import { CheckSection } from './check/check-section.tsx';
import { SectorsSection } from './city/sectors-section.tsx';
import { TerritoriesSection } from './city/territories-section.tsx';
import { TiersSection } from './city/tiers-section.tsx';
import { ConsolesSection } from './consoles/consoles-section.tsx';
import { GrantsSection } from './grants/grants-section.tsx';
import { PeopleSection } from './people/people-section.tsx';
import { ReportsSection } from './reports/reports-section.tsx';
import { RolesSection } from './roles/roles-section.tsx';
import { UnitsSection } from './units/units-section.tsx';
import { WithBook } from './with-book.tsx';

const bodies: Readonly<Record<AdminSection, () => ReactNode>> = {
  people: PeopleSection,
  roles: RolesSection,
  consoles: ConsolesSection,
  grants: GrantsSection,
  audit: AuditSection,
  units: UnitsSection,
  territories: TerritoriesSection,
  sectors: SectorsSection,
  tiers: TiersSection,
  cameras: CamerasSection,
  reports: ReportsSection,
  check: CheckSection,
};

/** One part of the administration; those for administrators have the book. */
export function SectionBody({ id }: { id: AdminSection }) {
  const Body = bodies[id];
  const needs = adminSections.find((section) => section.id === id)?.needs;
  return needs === 'administer' ? (
    <WithBook>
      <Body />
    </WithBook>
  ) : (
    <Body />
  );
}
