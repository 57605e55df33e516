import { useEffect, useState } from 'react';
import { faultOf } from '../../../shared/base/fault.ts';
import type { AuditPerson } from '../../../shared/hub/audit-found.ts';
import { useOperator } from '../../operator/operator-context.ts';

const collator = new Intl.Collator('vi');

/** Everybody whose entries may be looked for, by name; nobody until the hub has said. */
export function useAuditPeople(): readonly AuditPerson[] {
  const { hub } = useOperator();
  const [people, setPeople] = useState<readonly AuditPerson[]>([]);
  useEffect(() => {
    let wanted = true;
    hub.command('audit.people', {}).then(
      ({ persons }) => wanted && setPeople(persons.toSorted((a, b) => collator.compare(a.name, b.name))),
      // The log is searched without a person too; away or refused is told by the search itself.
      (error: unknown) => console.warn(`audit.people: ${faultOf(error).message}`),
    );
    return () => {
      wanted = false;
    };
  }, [hub]);
  return people;
}
