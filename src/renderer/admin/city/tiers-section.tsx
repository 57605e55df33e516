import { useTranslation } from 'react-i18next';
import type { Tier } from '../../../shared/rights/tier.ts';
import { isValidAt } from '../../../shared/rights/validity.ts';
import { Message } from '../../ui/message.tsx';
import { useOpens } from '../admin-opens.ts';
import { useBook } from '../book-context.ts';
import { RowSection } from '../row-section.tsx';
import { usePicked } from '../use-picked.ts';
import { TierForm } from './tier-form.tsx';

/** The levels of access (Art. 7), the highest first. */
export function TiersSection() {
  const { t } = useTranslation();
  const { tier: tiers } = useBook();
  const list = usePicked(tiers, useOpens('tiers'));
  const items = tiers.map(({ row }) => ({
    id: row.id,
    text: `${row.rank}. ${row.name}`,
    more: [
      t(`admin.tiers.reach.${row.reach}`),
      ...(row.police ? [t('admin.tiers.policeShort')] : []),
      ...(isValidAt(row, Date.now()) ? [] : [t('admin.notValid')]),
    ].join(' · '),
    quiet: !isValidAt(row, Date.now()),
  }));
  return (
    <RowSection
      list={list}
      label={t('admin.section.tiers')}
      items={items}
      empty={t('admin.tiers.none')}
      newWords={t('admin.tiers.new')}
      blank={blankTier}
    >
      {list.seen ? (
        <TierForm key={list.seen.row.id} seen={list.seen} />
      ) : (
        <Message icon="city" title={t('admin.tiers.pick')} text={t('admin.tiers.pickText')} />
      )}
    </RowSection>
  );
}

function blankTier(): Tier {
  return {
    id: crypto.randomUUID(),
    name: '',
    rank: 5,
    reach: 'managed',
    police: false,
    validFromMs: null,
    validToMs: null,
  };
}
