import { useEffect, useState } from 'react';
import { faultOf } from '../../../shared/base/fault.ts';
import { useOperator } from '../../operator/operator-context.ts';

/** Ids of persons with whose account nobody signed in for a long time. */
export type QuietAccounts = ReadonlySet<string>;

const quietDays = 90;
const none: QuietAccounts = new Set();

/** Asked once when the section opens; none until the hub has said. */
export function useQuietAccounts(): QuietAccounts {
  const { hub } = useOperator();
  const [quiet, setQuiet] = useState(none);
  useEffect(() => {
    let wanted = true;
    hub.command('person.dormant', { days: quietDays }).then(
      ({ persons }) => wanted && setQuiet(new Set(persons.map(({ personId }) => personId))),
      // The list goes without the sign; away or refused is told by the book itself.
      (error: unknown) => console.warn(`person.dormant: ${faultOf(error).message}`),
    );
    return () => {
      wanted = false;
    };
  }, [hub]);
  return quiet;
}
