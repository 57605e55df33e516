import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookKind } from '../../shared/rights/rights-book.ts';
import type { BookRow, Versioned } from './book-view.ts';
import { FormProblems, useFormProblems } from './form-problems.ts';
import { RowHistory } from './history/row-history.tsx';
import type { RowDraft } from './row-draft.ts';
import { RowForm } from './row-form.tsx';
import './book-form.css';

interface Props<K extends BookKind> {
  readonly kind: K;
  readonly seen: Versioned<BookRow<K>>;
  readonly draft: RowDraft<BookRow<K>>;
  /** What it is called; of a new row: what is being made. */
  readonly title: string;
  /** What is still missing; empty when it can be saved. */
  readonly missing: string;
  /** Why who sits here may only read it; empty when they may change it. */
  readonly barred: string;
  readonly children: ReactNode;
  /** The row in words, for versions of it beside each other. */
  factsOf(row: BookRow<K>): readonly (readonly [string, string])[];
}

/** The form of a row of the book: its fields, who may change it, what it was. */
export function BookForm<K extends BookKind>(props: Props<K>) {
  const { kind, seen, draft, title, missing, barred, children, factsOf } = props;
  const { t } = useTranslation();
  const { problem, tell } = useFormProblems();
  return (
    <>
      {barred ? <p className="note-box">{barred}</p> : null}
      <FormProblems value={tell}>
        <RowForm title={title} draft={draft} missing={missing || problem} factsOf={factsOf}>
          <fieldset className="admin-fields" disabled={barred !== ''}>
            {children}
          </fieldset>
          {barred ? null : <p className="quiet">{t('admin.atOnce')}</p>}
        </RowForm>
      </FormProblems>
      {seen.version > 0 ? <RowHistory kind={kind} seen={seen} factsOf={factsOf} /> : null}
    </>
  );
}
