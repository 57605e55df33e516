import { useTranslation } from 'react-i18next';
import { Message } from '../../ui/message.tsx';
import { useOpens } from '../admin-opens.ts';
import { useBook } from '../book-context.ts';
import { nameIn } from '../book-view.ts';
import { RowSection } from '../row-section.tsx';
import { useDayWords } from '../use-day-words.ts';
import { usePicked } from '../use-picked.ts';
import { blankGrant } from './blank-grant.ts';
import { GrantForm } from './grant-form.tsx';
import { grantState } from './grant-state.ts';

/** Written consents to use cameras outside one's own scope. */
export function GrantsSection() {
  const { t } = useTranslation();
  const { grant: grants, unit: units, person: persons } = useBook();
  const dayWords = useDayWords();
  const list = usePicked(grants, useOpens('grants'));
  const items = grants.map(({ row }) => {
    const state = grantState(row, Date.now());
    const to = row.to.kind === 'unit' ? nameIn(units, row.to.unitId) : nameIn(persons, row.to.personId);
    return {
      id: row.id,
      text: `${row.document.number} · ${to}`,
      more: t('admin.grants.line', {
        state: t(`admin.grants.${state}`),
        from: dayWords(row.fromMs),
        to: dayWords(row.toMs),
        count: row.cameraIds.length,
      }),
      also: row.purpose,
      quiet: state === 'ended' || state === 'revoked',
    };
  });
  return (
    <RowSection
      list={list}
      label={t('admin.section.grants')}
      items={items}
      empty={t('admin.grants.none')}
      newWords={t('admin.grants.new')}
      blank={() => blankGrant(Date.now())}
    >
      {list.seen ? (
        <GrantForm key={list.seen.row.id} seen={list.seen} />
      ) : (
        <Message icon="key" title={t('admin.grants.pick')} text={t('admin.grants.pickText')} />
      )}
    </RowSection>
  );
}
