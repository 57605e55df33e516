import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isValidAt, type Validity } from '../../shared/rights/validity.ts';
import type { IconName } from '../ui/icon-paths.ts';
import { Message } from '../ui/message.tsx';
import { useOpens } from './admin-opens.ts';
import type { Versioned } from './book-view.ts';
import { PickList } from './pick-list.tsx';
import { usePicked } from './use-picked.ts';

/** A row as its list shows it. */
interface RowLine {
  readonly text: string;
  readonly more: readonly string[];
  /** Searched as well, not shown. */
  readonly also?: string;
  readonly quiet?: boolean;
}

interface Props<R> {
  /** Names the part, and its words. */
  readonly id: 'people' | 'roles' | 'units' | 'territories' | 'sectors' | 'tiers' | 'grants';
  readonly icon: IconName;
  readonly rows: readonly Versioned<R>[];
  /** What stands above the form. */
  readonly above?: ReactNode;
  /** A new row, before anybody has filled it in. */
  blank(): R;
  lineOf(row: R): RowLine;
  form(seen: Versioned<R>, pick: (id: string | null) => void): ReactNode;
  /** What stands there while no row is open; without it: what to do. */
  unpicked?(pick: (id: string) => void): ReactNode;
}

/** A part of the administration: its rows on the left, the one that is open beside them. */
export function BookSection<R extends { readonly id: string } & Partial<Validity>>(props: Props<R>) {
  const { id, icon, rows, above, blank, lineOf, form, unpicked } = props;
  const { t } = useTranslation();
  const { picked, seen, pick, begin } = usePicked(rows, useOpens(id));
  const items = rows.map(({ row }) => {
    const { more, quiet = false, ...line } = lineOf(row);
    const { validFromMs = null, validToMs = null } = row;
    const isOver = !isValidAt({ validFromMs, validToMs }, Date.now());
    return {
      ...line,
      id: row.id,
      more: [...more, ...(isOver ? [t('admin.notValid')] : [])].filter(Boolean).join(' · '),
      quiet: quiet || isOver,
    };
  });
  return (
    <div className="admin-two">
      <PickList
        label={t(`admin.section.${id}`)}
        items={items}
        picked={picked}
        empty={t(`admin.${id}.none`)}
        newWords={t(`admin.${id}.new`)}
        onPick={pick}
        onNew={() => begin(blank())}
      />
      <div className="admin-detail">
        {above}
        {seen
          ? form(seen, pick)
          : (unpicked?.(pick) ?? (
              <Message icon={icon} title={t(`admin.${id}.pick`)} text={t(`admin.${id}.pickText`)} />
            ))}
      </div>
    </div>
  );
}
