import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { BookKind } from '../../../shared/rights/rights-book.ts';
import { momentWords } from '../../i18n/moment-words.ts';
import { FactsList } from '../../ui/facts-list.tsx';
import { FaultBox } from '../../ui/fault-box.tsx';
import { adminFaultWords } from '../admin-fault-words.ts';
import { type BookRow, bookRow, type Versioned } from '../book-view.ts';
import { type Facts, factsChanged } from './facts-changed.ts';
import { useBookHistory } from './use-book-history.ts';

interface Props<K extends BookKind> {
  readonly kind: K;
  readonly seen: Versioned<BookRow<K>>;
  factsOf(row: BookRow<K>): Facts;
}

/** What a row was before: asked for when somebody wants to know. */
export function RowHistory<K extends BookKind>(props: Props<K>) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <section className="admin-part">
      <Button className="bar-button" aria-expanded={shown} onPress={() => setShown(!shown)}>
        {t('admin.history.title', { count: props.seen.version })}
      </Button>
      {shown ? <Versions {...props} /> : null}
    </section>
  );
}

function Versions<K extends BookKind>({ kind, seen, factsOf }: Props<K>) {
  const { t } = useTranslation();
  const { versions, fault } = useBookHistory(kind, seen.row.id, seen.version);
  const facts = versions?.map(({ row }) => {
    const read = bookRow(kind, row);
    return read ? factsOf(read) : [];
  });
  return (
    <>
      {fault ? <FaultBox>{adminFaultWords(t, fault)}</FaultBox> : null}
      {versions || fault ? null : <p role="status">{t('admin.reading')}</p>}
      <ol className="admin-rows" aria-label={t('admin.history.list')}>
        {versions?.map(({ version, atMs, byName }, at) => (
          <li key={version} className="admin-version">
            <span>
              {momentWords(atMs)} · {byName ?? t('admin.history.byHub')}
            </span>
            <FactsList
              className="admin-facts"
              facts={factsChanged(facts?.[at + 1], facts?.[at] ?? []).map(([name, before, after]) => [
                name,
                before === null
                  ? after
                  : t('admin.history.change', {
                      before: before || t('admin.history.nothing'),
                      after: after || t('admin.history.nothing'),
                    }),
              ])}
            />
          </li>
        ))}
      </ol>
    </>
  );
}
