import { useTranslation } from 'react-i18next';
import type { Role } from '../../../shared/rights/role.ts';
import { isValidAt } from '../../../shared/rights/validity.ts';
import { useBook } from '../book-context.ts';
import { nameIn } from '../book-view.ts';
import { PickList } from '../pick-list.tsx';
import { usePicked } from '../use-picked.ts';
import { RoleForm } from './role-form.tsx';
import { RoleMatrix } from './role-matrix.tsx';

/** The roles and the rights that each gives. */
export function RolesSection() {
  const { t } = useTranslation();
  const { role: roles, unit: units, person: persons } = useBook();
  const { picked, seen, pick, begin } = usePicked(roles);
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
    <div className="admin-two">
      <PickList
        label={t('admin.section.roles')}
        items={items}
        picked={picked}
        empty={t('admin.roles.none')}
        newWords={t('admin.roles.new')}
        onPick={pick}
        onNew={() => begin(blankRole())}
      />
      <div className="admin-detail">
        {seen ? (
          <RoleForm key={seen.row.id} seen={seen} onMatrix={() => pick(null)} />
        ) : (
          <RoleMatrix onPick={pick} />
        )}
      </div>
    </div>
  );
}

function blankRole(): Role {
  return {
    id: crypto.randomUUID(),
    name: '',
    unitId: null,
    rights: [],
    document: null,
    validFromMs: null,
    validToMs: null,
  };
}
