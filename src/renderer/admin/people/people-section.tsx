import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHub } from '../../hub/use-hub.ts';
import { useBook } from '../book-context.ts';
import { BookSection } from '../book-section.tsx';
import { nameIn } from '../book-view.ts';
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
  const quietAccounts = useQuietAccounts();
  const [told, setTold] = useState<ToldPassword | null>(null);
  const ownUnitId = useHub(({ view }) => view.person?.unitId ?? '');
  const stateWords = (id: string, disabled: boolean) => {
    if (disabled) return t('admin.people.disabled');
    return quietAccounts.has(id) ? t('admin.people.quiet') : '';
  };
  return (
    <BookSection
      id="people"
      icon="people"
      rows={persons}
      blank={() => blankPerson(ownUnitId)}
      lineOf={({ id, name, account, unitId, roleIds, disabled }) => ({
        text: name,
        more: [account, nameIn(units, unitId), stateWords(id, disabled)],
        also: roleIds.map((roleId) => nameIn(roles, roleId)).join(' '),
        quiet: disabled,
      })}
      above={told ? <OneTimePassword told={told} onDone={() => setTold(null)} /> : null}
      form={(seen) => <PersonForm key={seen.row.id} seen={seen} onTold={setTold} />}
    />
  );
}
