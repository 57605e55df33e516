import { useState } from 'react';
import type { BookKind } from '../../shared/rights/rights-book.ts';
import { ConflictError } from '../hub/hub-desk.ts';
import { type Act, useAct } from '../hub/use-act.ts';
import { conflictRow, type Versioned } from './book-view.ts';

/** A row that is being edited. `theirs`: what somebody else made of it meanwhile; it must be decided which one stays. */
export interface RowDraft<R> {
  readonly row: R;
  readonly changed: boolean;
  /** The version that it is made from; 0: nobody has kept it yet. */
  readonly version: number;
  readonly theirs: Versioned<R> | null;
  readonly act: Act;
  change(part: Partial<R>): void;
  save(): void;
  keepMine(): void;
  takeTheirs(): void;
  drop(): void;
}

/**
 * The edited copy of a row of the book, or of another that is read by `kind`. What was saved stands until the hub's own news of it is here. `put` sends it and gives the new version; a
 * ConflictError of it is not a fault but a question.
 */
export function useRowDraft<R extends object>(
  kind: BookKind | ((current: unknown) => Versioned<R>),
  seen: Versioned<R>,
  put: (row: R, version: number) => Promise<number>,
): RowDraft<R> {
  const [saved, setSaved] = useState<Versioned<R> | null>(null);
  const [edited, setEdited] = useState<Versioned<R> | null>(null);
  const [theirs, setTheirs] = useState<Versioned<R> | null>(null);
  const act = useAct();
  const base = saved && saved.version >= seen.version ? saved : seen;
  const { row, version } = edited ?? base;
  const send = (from: number) =>
    void act.run(async () => {
      try {
        setSaved({ row, version: await put(row, from) });
        setEdited(null);
        setTheirs(null);
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error;
        // A row of the book is of the kind that was put.
        setTheirs(
          typeof kind === 'function'
            ? kind(error.current)
            : (conflictRow(kind, error.current) as unknown as Versioned<R>),
        );
      }
    });
  return {
    row,
    changed: edited !== null,
    version,
    theirs,
    act,
    change(part) {
      act.forget();
      setEdited({ row: { ...row, ...part }, version });
    },
    save: () => send(version),
    keepMine: () => theirs && send(theirs.version),
    takeTheirs() {
      setSaved(theirs);
      setEdited(null);
      setTheirs(null);
    },
    drop() {
      act.forget();
      setEdited(null);
      setTheirs(null);
    },
  };
}
