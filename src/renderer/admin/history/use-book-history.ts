import { useEffect, useState } from 'react';
import { type Fault, faultOf } from '../../../shared/base/fault.ts';
import type { BookVersion } from '../../../shared/hub/book-commands.ts';
import type { BookKind } from '../../../shared/rights/rights-book.ts';
import { useOperator } from '../../operator/operator-context.ts';

/** What a row of the book was, newest first; null until the hub has said. Asked anew when the row has another version. */
export function useBookHistory(kind: BookKind, id: string, version: number) {
  const { hub } = useOperator();
  const [versions, setVersions] = useState<readonly BookVersion[] | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  useEffect(() => {
    let wanted = version > 0;
    hub.command('book.history', { kind, id }).then(
      (answer) => wanted && setVersions(answer.versions),
      (error: unknown) => wanted && setFault(faultOf(error)),
    );
    return () => {
      wanted = false;
    };
  }, [hub, kind, id, version]);
  return { versions, fault };
}
