import { useTranslation } from 'react-i18next';
import type { Role } from '../../../shared/rights/role.ts';
import { isValidAt } from '../../../shared/rights/validity.ts';
import { useHub } from '../../hub/use-hub.ts';
import { useOpens } from '../admin-opens.ts';
import { useBook } from '../book-context.ts';
import { nameIn } from '../book-view.ts';
import { RowSection } from '../row-section.tsx';
import { useAdministers } from '../use-administers.ts';
import { usePicked } from '../use-picked.ts';
import { RoleForm } from './role-form.tsx';
import { RoleMatrix } from './role-matrix.tsx';

/** The roles and the rights that each gives. */
export function RolesSection() {
  const { t } = useTranslation();
  const { role: roles, unit: units, person: persons } = useBook();
  const list = usePicked(roles, useOpens('roles'));
  const wholeCity = useAdministers()(null);
  const ownUnitId = useHub(({ view }) => view.person?.unitId ?? null);
  const items = roles.map(({ row }) => ({
    id: row.id,
    text: row.name,
    more: [
      row.unitId === null ? t('admin.roles.everybody') : nameIn(units, row.unitId),
      t('admin.roles.holders', { count: persons.filter((one) => one.row.roleIds.includes(row.id)).length }),
      ...(isValidAt(row, Date.now()) ? [] : [t('admin.notValid')]),
    ].join(' · '),
    quiet: !isValidAt(row, Date.now()),
  }));
  return (
    <RowSection
      list={list}
      label={t('admin.section.roles')}
      items={items}
      empty={t('admin.roles.none')}
      newWords={t('admin.roles.new')}
      blank={() => blankRole(wholeCity ? null : ownUnitId)}
    >
      {list.seen ? (
        <RoleForm key={list.seen.row.id} seen={list.seen} onMatrix={() => list.pick(null)} />
      ) : (
        <RoleMatrix onPick={list.pick} />
      )}
    </RowSection>
  );
}

/** A role of a unit, or of all. */
function blankRole(unitId: string | null): Role {
  return {
    id: crypto.randomUUID(),
    name: '',
    unitId,
    rights: [],
    document: null,
    validFromMs: null,
    validToMs: null,
  };
}
