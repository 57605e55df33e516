import { useRef, useState } from 'react';
import { CancelledError } from '../../../shared/base/fault.ts';
import type { AuditFound } from '../../../shared/hub/audit-found.ts';
import { type Act, useAct } from '../../hub/use-act.ts';
import { useOperator } from '../../operator/operator-context.ts';
import { saveTextFile } from '../../ui/save-text-file.ts';
import type { AuditFilter } from './use-audit.ts';

const pageEntries = 1000;

/** As much as a spreadsheet still opens well. */
export const exportMost = 100_000;

export interface AuditExport {
  readonly act: Act;
  /** Entries that are here already; null while nothing is taken out. */
  readonly taken: number | null;
  /** The last file holds only the newest entries: there were more. */
  readonly cut: boolean;
  /** Asks where to, and takes out all that this search finds; the hub logs each page with its count before it gives it. */
  save(filter: AuditFilter, fileName: string, csvOf: (entries: readonly AuditFound[]) => string): void;
  cancel(): void;
}

export function useAuditExport(): AuditExport {
  const { hub } = useOperator();
  const act = useAct();
  const [taken, setTaken] = useState<number | null>(null);
  const [cut, setCut] = useState(false);
  const stop = useRef(new AbortController());
  const take = async (filter: AuditFilter, { signal }: AbortController): Promise<AuditFound[]> => {
    const all: AuditFound[] = [];
    for (let more = true; more && all.length < exportMost; ) {
      setTaken(all.length);
      const beforeSeq = all.at(-1)?.seq ?? null;
      const page = await hub.command('audit.export', { ...filter, beforeSeq, limit: pageEntries });
      if (signal.aborted) throw new CancelledError();
      all.push(...page.entries);
      more = page.more;
      setCut(more);
    }
    return all;
  };
  return {
    act,
    taken,
    cut: cut && taken === null,
    save(filter, fileName, csvOf) {
      const mine = new AbortController();
      stop.current = mine;
      setCut(false);
      void act
        .run(() =>
          saveTextFile(async () => csvOf(await take(filter, mine)), fileName).catch((error: unknown) => {
            if (!(error instanceof CancelledError)) throw error;
          }),
        )
        .then(() => setTaken(null));
    },
    cancel: () => stop.current.abort(),
  };
}
