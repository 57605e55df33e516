import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isValidAt } from '../../../shared/rights/validity.ts';
import { useHub } from '../../hub/use-hub.ts';
import { Message } from '../../ui/message.tsx';
import { useBook } from '../book-context.ts';
import { nameIn } from '../book-view.ts';
import { PickList } from '../pick-list.tsx';
import { blankPerson } from './blank-person.ts';
import { OneTimePassword } from './one-time-password.tsx';
import { PersonForm } from './person-form.tsx';
import { type QuietAccounts, useQuietAccounts } from './quiet-accounts.ts';

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
  const [picked, setPicked] = useState<string | null>(null);
  const [fresh, setFresh] = useState<{ readonly row: ReturnType<typeof blankPerson> } | null>(null);
  const [told, setTold] = useState<ToldPassword | null>(null);
  const ownUnitId = useHub(({ view }) => view.person?.unitId ?? '');
  const seen =
    persons.find(({ row }) => row.id === picked) ??
    (fresh?.row.id === picked && fresh ? { row: fresh.row, version: 0 } : null);
  const items = persons.map(({ row }) => ({
    id: row.id,
    text: row.name,
    more: [row.account, nameIn(units, row.unitId), ...stateWords(row, quiet)].join(' · '),
    also: row.roleIds.map((id) => nameIn(roles, id)).join(' '),
    quiet: row.disabled || !isValidAt(row, Date.now()),
  }));

  function stateWords(row: (typeof persons)[number]['row'], accounts: QuietAccounts): string[] {
    if (row.disabled) return [t('admin.people.disabled')];
    if (!isValidAt(row, Date.now())) return [t('admin.notValid')];
    return accounts.has(row.id) ? [t('admin.people.quiet')] : [];
  }

  return (
    <div className="admin-two">
      <PickList
        label={t('admin.section.people')}
        items={items}
        picked={picked}
        empty={t('admin.people.none')}
        newWords={t('admin.people.new')}
        onPick={setPicked}
        onNew={() => {
          const row = blankPerson(ownUnitId);
          setFresh({ row });
          setPicked(row.id);
        }}
      />
      <div className="admin-detail">
        {told ? <OneTimePassword told={told} onDone={() => setTold(null)} /> : null}
        {seen ? (
          <PersonForm key={seen.row.id} seen={seen} onTold={setTold} />
        ) : (
          <Message icon="people" title={t('admin.people.pick')} text={t('admin.people.pickText')} />
        )}
      </div>
    </div>
  );
}
