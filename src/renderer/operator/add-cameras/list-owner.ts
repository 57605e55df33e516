import { useEffect, useState } from 'react';
import { faultOf } from '../../../shared/base/fault.ts';
import { useOperator, useSession } from '../operator-context.ts';

/** Whose the list of cameras is: the console's own, or a file's that was given at start. Null while the core has not said. */
export type ListOwner = 'console' | 'file';

/** Asks the core, once it is there, whether the list can be changed here: reading an empty table changes nothing. */
export function useListOwner(): ListOwner | null {
  const { session } = useOperator();
  const connected = useSession(({ link }) => link.phase === 'connected');
  const [owner, setOwner] = useState<ListOwner | null>(null);
  useEffect(() => {
    if (!connected) return;
    const stop = new AbortController();
    session.bridge.call('cameras.preview', { format: 'csv', text: '' }, stop.signal).then(
      () => setOwner('console'),
      (error: unknown) => {
        // Any other fault says nothing of the owner, and is told when cameras are really added.
        if (!stop.signal.aborted) setOwner(faultOf(error).code === 'cameras-from-file' ? 'file' : 'console');
      },
    );
    return () => stop.abort();
  }, [session, connected]);
  return owner;
}
