import { useTranslation } from 'react-i18next';
import type { Role } from '../../../shared/rights/role.ts';
import { useHub } from '../../hub/use-hub.ts';
import { useBook } from '../book-context.ts';
import { BookSection } from '../book-section.tsx';
import { nameIn } from '../book-view.ts';
import { useAdministers } from '../use-administers.ts';
import { RoleForm } from './role-form.tsx';
import { RoleMatrix } from './role-matrix.tsx';

/** The roles and the rights that each gives. */
export function RolesSection() {
  const { t } = useTranslation();
  const { role: roles, unit: units, person: persons } = useBook();
  const wholeCity = useAdministers()(null);
  const ownUnitId = useHub(({ view }) => view.person?.unitId ?? null);
  return (
    <BookSection
      id="roles"
      icon="key"
      rows={roles}
      blank={() => blankRole(wholeCity ? null : ownUnitId)}
      lineOf={({ id, name, unitId }) => ({
        text: name,
        more: [
          unitId === null ? t('admin.roles.everybody') : nameIn(units, unitId),
          t('admin.roles.holders', { count: persons.filter(({ row }) => row.roleIds.includes(id)).length }),
        ],
      })}
      form={(seen, pick) => <RoleForm key={seen.row.id} seen={seen} onMatrix={() => pick(null)} />}
      unpicked={(pick) => <RoleMatrix onPick={pick} />}
    />
  );
}

/** A role of a unit, or of all. */
function blankRole(unitId: string | null): Role {
  const always = { validFromMs: null, validToMs: null };
  return { id: crypto.randomUUID(), name: '', unitId, rights: [], document: null, ...always };
}
