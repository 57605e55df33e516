import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../shared/rights/person.ts';
import { isValidAt } from '../../../shared/rights/validity.ts';
import { useHub } from '../../hub/use-hub.ts';
import { Message } from '../../ui/message.tsx';
import { useOpens } from '../admin-opens.ts';
import { useBook } from '../book-context.ts';
import { nameIn } from '../book-view.ts';
import { RowSection } from '../row-section.tsx';
import { usePicked } from '../use-picked.ts';
import { blankPerson } from './blank-person.ts';
import { OneTimePassword } from './one-time-password.tsx';
import { PersonForm } from './person-form.tsx';
import { useQuietAccounts } from './quiet-accounts.ts';

/** A password that the hub has just told, and whose. */
export interface ToldPassword {
  readonly name: string;
  readonly account: string;
  readonly password: string;
}

/** Everybody with an account. */
export function PeopleSection() {
  const { t } = useTranslation();
  const { person: persons, unit: units, role: roles } = useBook();
  const quiet = useQuietAccounts();
  const list = usePicked(persons, useOpens('people'));
  const [told, setTold] = useState<ToldPassword | null>(null);
  const ownUnitId = useHub(({ view }) => view.person?.unitId ?? '');
  const items = persons.map(({ row }) => ({
    id: row.id,
    text: row.name,
    more: [row.account, nameIn(units, row.unitId), ...stateWords(row)].join(' · '),
    also: row.roleIds.map((id) => nameIn(roles, id)).join(' '),
    quiet: row.disabled || !isValidAt(row, Date.now()),
  }));
  return (
    <RowSection
      list={list}
      label={t('admin.section.people')}
      items={items}
      empty={t('admin.people.none')}
      newWords={t('admin.people.new')}
      blank={() => blankPerson(ownUnitId)}
    >
      {told ? <OneTimePassword told={told} onDone={() => setTold(null)} /> : null}
      {list.seen ? (
        <PersonForm key={list.seen.row.id} seen={list.seen} onTold={setTold} />
      ) : (
        <Message icon="people" title={t('admin.people.pick')} text={t('admin.people.pickText')} />
      )}
    </RowSection>
  );

  function stateWords(row: Person): string[] {
    if (row.disabled) return [t('admin.people.disabled')];
    if (!isValidAt(row, Date.now())) return [t('admin.notValid')];
    return quiet.has(row.id) ? [t('admin.people.quiet')] : [];
  }
}
