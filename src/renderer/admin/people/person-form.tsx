import { useTranslation } from 'react-i18next';
import { AccountName, type Person } from '../../../shared/rights/person.ts';
import { HubField } from '../../hub/hub-field.tsx';
import { useOperator } from '../../operator/operator-context.ts';
import { useBook } from '../book-context.ts';
import { BookForm } from '../book-form.tsx';
import { choicesOf, nameIn, type Versioned } from '../book-view.ts';
import { CheckList } from '../fields/check-list.tsx';
import { NameField } from '../fields/name-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { ValidityFields } from '../fields/validity-fields.tsx';
import type { Facts } from '../history/facts-changed.ts';
import { useRowDraft } from '../row-draft.ts';
import { useAdministers } from '../use-administers.ts';
import { useDayWords } from '../use-day-words.ts';
import type { ToldPassword } from './people-section.tsx';
import { PersonActs } from './person-acts.tsx';

interface Props {
  readonly seen: Versioned<Person>;
  onTold(password: ToldPassword): void;
}

/** One person: what they are called, whose they are, what they may do, from when until when. */
export function PersonForm({ seen, onTold }: Props) {
  const { t } = useTranslation();
  const { hub } = useOperator();
  const { unit: units } = useBook();
  const factsOf = usePersonFacts();
  const administers = useAdministers();
  const draft = useRowDraft('person', seen, async (row: Person, version) => {
    const { version: next, password } = await hub.command('person.put', { row, version });
    if (password !== null) onTold({ name: row.name, account: row.account, password });
    return next;
  });
  const { row, change } = draft;
  const isNew = seen.version === 0;
  const mayChange = isNew || administers(seen.row.unitId);
  return (
    <>
      <BookForm
        kind="person"
        seen={seen}
        draft={draft}
        title={isNew ? t('admin.people.new') : seen.row.name}
        missing={missingOf(row)}
        barred={mayChange ? '' : t('admin.barred')}
        factsOf={factsOf}
      >
        <div className="admin-pair">
          <NameField
            label={t('admin.people.name')}
            value={row.name}
            isNew={isNew}
            onChange={(name) => change({ name })}
          />
          <HubField
            label={t('admin.people.account')}
            name="account"
            value={row.account}
            hint={t('admin.people.accountHint')}
            onChange={(account) => change({ account })}
          />
        </div>
        <SelectField
          label={t('admin.people.unit')}
          value={row.unitId}
          choices={choicesOf(
            units.filter((unit) => administers(unit.row.id) || unit.row.id === row.unitId),
            [row.unitId],
            Date.now(),
          )}
          onChange={(unitId) => change({ unitId })}
        />
        <RoleChoice row={row} onChange={change} />
        <ValidityFields validity={row} onChange={change} />
      </BookForm>
      {isNew || !mayChange ? null : <PersonActs seen={seen} onTold={onTold} />}
    </>
  );

  function missingOf({ name, account, unitId }: Person): string {
    if (name.trim() === '') return t('admin.people.nameMissing');
    if (!AccountName.safeParse(account).success)
      return t('admin.people.accountMissing', { rule: t('admin.people.accountHint') });
    return unitId === '' ? t('admin.people.unitMissing') : '';
  }
}

/** Roles of the person's unit and everybody's. */
function RoleChoice({ row, onChange }: { readonly row: Person; onChange(part: Partial<Person>): void }) {
  const { t } = useTranslation();
  const { role: roles } = useBook();
  const fitting = roles.filter(
    ({ row: role }) => role.unitId === null || role.unitId === row.unitId || row.roleIds.includes(role.id),
  );
  return (
    <CheckList
      label={t('admin.people.roles')}
      choices={choicesOf(fitting, row.roleIds, Date.now()).map(({ value, text }) => ({
        value,
        text,
        more: (roles.find((role) => role.row.id === value)?.row.rights ?? [])
          .map((right) => t(`admin.right.${right}`))
          .join(' · '),
      }))}
      chosen={row.roleIds}
      onChange={(roleIds) => onChange({ roleIds })}
    />
  );
}

function usePersonFacts(): (row: Person) => Facts {
  const { t } = useTranslation();
  const { unit: units, role: roles } = useBook();
  const dayWords = useDayWords();
  return (row) => [
    [t('admin.people.name'), row.name],
    [t('admin.people.account'), row.account],
    [t('admin.people.unit'), nameIn(units, row.unitId)],
    [t('admin.people.roles'), row.roleIds.map((id) => nameIn(roles, id)).join(' · ')],
    [t('admin.people.state'), row.disabled ? t('admin.people.disabled') : t('admin.people.active')],
    [t('admin.validFrom'), dayWords(row.validFromMs)],
    [t('admin.validTo'), dayWords(row.validToMs)],
  ];
}
