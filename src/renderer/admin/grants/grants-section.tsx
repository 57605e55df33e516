import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Grant } from '../../../shared/rights/grant.ts';
import { Message } from '../../ui/message.tsx';
import { useBook } from '../book-context.ts';
import { nameIn } from '../book-view.ts';
import { PickList } from '../pick-list.tsx';
import { useDayWords } from '../use-day-words.ts';
import { blankGrant } from './blank-grant.ts';
import { GrantForm } from './grant-form.tsx';
import { grantState } from './grant-state.ts';

/** Written consents to use cameras outside one's own scope. */
export function GrantsSection() {
  const { t } = useTranslation();
  const { grant: grants, unit: units, person: persons } = useBook();
  const dayWords = useDayWords();
  const [picked, setPicked] = useState<string | null>(null);
  const [fresh, setFresh] = useState<Grant | null>(null);
  const seen =
    grants.find(({ row }) => row.id === picked) ??
    (fresh !== null && fresh.id === picked ? { row: fresh, version: 0 } : null);
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
    <div className="admin-two">
      <PickList
        label={t('admin.section.grants')}
        items={items}
        picked={picked}
        empty={t('admin.grants.none')}
        newWords={t('admin.grants.new')}
        onPick={setPicked}
        onNew={() => {
          const row = blankGrant(Date.now());
          setFresh(row);
          setPicked(row.id);
        }}
      />
      <div className="admin-detail">
        {seen ? (
          <GrantForm key={seen.row.id} seen={seen} />
        ) : (
          <Message icon="key" title={t('admin.grants.pick')} text={t('admin.grants.pickText')} />
        )}
      </div>
    </div>
  );
}
