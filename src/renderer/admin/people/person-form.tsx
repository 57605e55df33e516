import { useTranslation } from 'react-i18next';
import { AccountName, type Person } from '../../../shared/rights/person.ts';
import { HubField } from '../../hub/hub-field.tsx';
import { useOperator } from '../../operator/operator-context.ts';
import { useBook } from '../book-context.ts';
import { nameIn, type Versioned } from '../book-view.ts';
import { CheckList } from '../fields/check-list.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { ValidityFields } from '../fields/validity-fields.tsx';
import { useRowDraft } from '../row-draft.ts';
import { RowForm } from '../row-form.tsx';
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
  const { unit: units, role: roles } = useBook();
  const factsOf = usePersonFacts();
  const draft = useRowDraft('person', seen, async (row: Person, version) => {
    const { version: next, password } = await hub.command('person.put', { row, version });
    if (password !== null) onTold({ name: row.name, account: row.account, password });
    return next;
  });
  const { row, change } = draft;
  const fitting = roles.filter(
    ({ row: role }) => role.unitId === null || role.unitId === row.unitId || row.roleIds.includes(role.id),
  );
  return (
    <>
      <RowForm
        title={seen.version === 0 ? t('admin.people.new') : seen.row.name}
        draft={draft}
        missing={missingOf(row)}
        factsOf={factsOf}
      >
        <div className="admin-pair">
          <HubField
            label={t('admin.people.name')}
            name="name"
            value={row.name}
            dir="auto"
            autoFocus={seen.version === 0}
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
          choices={units.map(({ row: { id, name } }) => ({ value: id, text: name }))}
          onChange={(unitId) => change({ unitId })}
        />
        <CheckList
          label={t('admin.people.roles')}
          choices={fitting.map(({ row: { id, name, rights } }) => ({
            value: id,
            text: name,
            more: rights.map((right) => t(`admin.right.${right}`)).join(' · '),
          }))}
          chosen={row.roleIds}
          onChange={(roleIds) => change({ roleIds })}
        />
        <ValidityFields validity={row} onChange={change} />
        <p className="quiet">{t('admin.people.atOnce')}</p>
      </RowForm>
      {seen.version > 0 ? <PersonActs seen={seen} onTold={onTold} /> : null}
    </>
  );

  function missingOf({ name, account, unitId }: Person): string {
    if (name.trim() === '') return t('admin.people.nameMissing');
    if (!AccountName.safeParse(account).success) return t('admin.people.accountHint');
    return unitId === '' ? t('admin.people.unitMissing') : '';
  }
}

function usePersonFacts(): (row: Person) => readonly (readonly [string, string])[] {
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
