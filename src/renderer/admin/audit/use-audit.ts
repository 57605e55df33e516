import { useState } from 'react';
import type { AuditQuery } from '../../../shared/hub/audit-commands.ts';
import type { AuditHead } from '../../../shared/hub/audit-entry.ts';
import type { AuditFound } from '../../../shared/hub/audit-found.ts';
import { type Act, useAct } from '../../hub/use-act.ts';
import { useOperator } from '../../operator/operator-context.ts';

export type AuditFilter = Omit<AuditQuery, 'beforeSeq' | 'limit'>;

export const noFilter: AuditFilter = { personId: null, cameraId: null, what: null, fromMs: null, toMs: null };

/** Entries of one page of an answer. */
const pageEntries = 200;

export interface AuditSearch {
  readonly act: Act;
  /** What was searched last, newest first; null before the first search. */
  readonly found: AuditFinding | null;
  search(filter: AuditFilter): void;
  older(): void;
}

export interface AuditFinding {
  readonly filter: AuditFilter;
  readonly entries: readonly AuditFound[];
  readonly more: boolean;
  readonly head: AuditHead;
}

/** A search in the hub's log, page by page backwards; each page is logged as well. */
export function useAudit(): AuditSearch {
  const { hub } = useOperator();
  const act = useAct();
  const [found, setFound] = useState<AuditFinding | null>(null);
  const ask = (filter: AuditFilter, before: readonly AuditFound[]) =>
    void act.run(async () => {
      const beforeSeq = before.at(-1)?.seq ?? null;
      const { entries, more } = await hub.command('audit.search', {
        ...filter,
        beforeSeq,
        limit: pageEntries,
      });
      const { head } = await hub.command('audit.head', {});
      setFound({ filter, entries: [...before, ...entries], more, head });
    });
  return {
    act,
    found,
    search: (filter) => ask(filter, []),
    older: () => found && ask(found.filter, found.entries),
  };
}
