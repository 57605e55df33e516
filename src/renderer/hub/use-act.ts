import { useState } from 'react';
import { type Fault, faultOf } from '../../shared/base/fault.ts';

export interface Act {
  readonly busy: boolean;
  readonly fault: Fault | null;
  /** Does it; true when it went well. */
  run(work: () => Promise<unknown>): Promise<boolean>;
  forget(): void;
}

/** Something that is asked of the core and takes its time: whether it goes on, and what came of it. */
export function useAct(): Act {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  return {
    busy,
    fault,
    forget: () => setFault(null),
    async run(work) {
      setBusy(true);
      setFault(null);
      try {
        await work();
        return true;
      } catch (error) {
        setFault(faultOf(error));
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
