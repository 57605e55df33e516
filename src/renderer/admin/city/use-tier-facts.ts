import { useTranslation } from 'react-i18next';
import type { Tier } from '../../../shared/rights/tier.ts';
import type { Facts } from '../history/facts-changed.ts';
import { useDayWords } from '../use-day-words.ts';

/** A level of access in words. */
export function useTierFacts(): (row: Tier) => Facts {
  const { t } = useTranslation();
  const dayWords = useDayWords();
  return (row) => [
    [t('admin.tiers.name'), row.name],
    [t('admin.tiers.reachTitle'), t(`admin.tiers.reach.${row.reach}`)],
    [t('admin.tiers.rank'), String(row.rank)],
    [t('admin.tiers.policeTitle'), row.police ? t('admin.roles.yes') : t('admin.roles.no')],
    [t('admin.validFrom'), dayWords(row.validFromMs)],
    [t('admin.validTo'), dayWords(row.validToMs)],
  ];
}
