import { useTranslation } from 'react-i18next';
import type { Tier } from '../../../shared/rights/tier.ts';
import { useBook } from '../book-context.ts';
import { BookSection } from '../book-section.tsx';
import { TierForm } from './tier-form.tsx';

/** The levels of access (Art. 7), the highest first. */
export function TiersSection() {
  const { t } = useTranslation();
  const { tier: tiers } = useBook();
  return (
    <BookSection
      id="tiers"
      icon="city"
      rows={tiers}
      blank={blankTier}
      lineOf={({ name, rank, reach, police }) => ({
        text: `${rank}. ${name}`,
        more: [t(`admin.tiers.reach.${reach}`), police ? t('admin.tiers.policeShort') : ''],
      })}
      form={(seen) => <TierForm key={seen.row.id} seen={seen} />}
    />
  );
}

/** Of the narrowest reach, until somebody says otherwise. */
function blankTier(): Tier {
  const always = { validFromMs: null, validToMs: null };
  return { id: crypto.randomUUID(), name: '', rank: 5, reach: 'managed', police: false, ...always };
}
