import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { FaultBox } from '../ui/fault-box.tsx';
import { adminFaultWords } from './admin-fault-words.ts';
import { BookContext } from './book-context.ts';
import { bookViewOf } from './book-view.ts';
import { useHubRows } from './hub-rows.ts';

/** Gives what is inside the hub's book, and shows it only once the book is here. */
export function WithBook({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const { rows, fault } = useHubRows('book');
  const book = useMemo(() => (rows === null ? null : bookViewOf(rows)), [rows]);
  return (
    <>
      {fault ? <FaultBox>{adminFaultWords(t, fault)}</FaultBox> : null}
      {book ? <BookContext value={book}>{children}</BookContext> : null}
      {book || fault ? null : <p role="status">{t('admin.reading')}</p>}
    </>
  );
}
