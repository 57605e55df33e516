import { useTranslation } from 'react-i18next';
import { type Tier, TierReach } from '../../../shared/rights/tier.ts';
import { HubField } from '../../hub/hub-field.tsx';
import { useBook } from '../book-context.ts';
import { BookForm } from '../book-form.tsx';
import type { Versioned } from '../book-view.ts';
import { CheckList } from '../fields/check-list.tsx';
import { NameField } from '../fields/name-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { ValidityFields } from '../fields/validity-fields.tsx';
import { useAdministers } from '../use-administers.ts';
import { useBookDraft } from '../use-book-draft.ts';
import { useTierFacts } from './use-tier-facts.ts';
import { UsedBy } from './used-by.tsx';

const lowestRank = 99;

/** One level of access: how far its units see, before whom it goes, whether it is the police's. */
export function TierForm({ seen }: { seen: Versioned<Tier> }) {
  const { t } = useTranslation();
  const { unit: units } = useBook();
  const administers = useAdministers();
  const factsOf = useTierFacts();
  const draft = useBookDraft('tier', seen);
  const { row, change } = draft;
  const isNew = seen.version === 0;
  return (
    <>
      <BookForm
        kind="tier"
        seen={seen}
        draft={draft}
        title={isNew ? t('admin.tiers.new') : seen.row.name}
        missing={missingOf(row)}
        barred={administers(null) ? '' : t('admin.barred')}
        factsOf={factsOf}
      >
        <NameField
          label={t('admin.tiers.name')}
          value={row.name}
          isNew={isNew}
          onChange={(name) => change({ name })}
        />
        <div className="admin-pair">
          <SelectField
            label={t('admin.tiers.reachTitle')}
            value={row.reach}
            choices={TierReach.options.map((reach) => ({
              value: reach,
              text: t(`admin.tiers.reach.${reach}`),
            }))}
            hint={t(`admin.tiers.reaches.${row.reach}`)}
            onChange={(reach) => change({ reach: TierReach.parse(reach) })}
          />
          <HubField
            label={t('admin.tiers.rank')}
            name="rank"
            // What is no number yet stands as nothing.
            value={row.rank === 0 ? '' : String(row.rank)}
            hint={t('admin.tiers.rankHint')}
            maxLength={2}
            onChange={(text) => change({ rank: Number(text.replace(/\D/g, '')) })}
          />
        </div>
        <CheckList
          label={t('admin.tiers.policeTitle')}
          choices={[{ value: 'police', text: t('admin.tiers.police'), more: t('admin.tiers.policeMeans') }]}
          chosen={row.police ? ['police'] : []}
          onChange={(chosen) => change({ police: chosen.length > 0 })}
        />
        <ValidityFields validity={row} onChange={change} />
        <p className="quiet">{t('admin.tiers.changes')}</p>
      </BookForm>
      {isNew ? null : <UsedBy units={units.filter((one) => one.row.tierId === row.id)} />}
    </>
  );

  function missingOf({ name, rank }: Tier): string {
    if (name.trim() === '') return t('admin.tiers.nameMissing');
    return rank >= 1 && rank <= lowestRank ? '' : t('admin.tiers.rankMissing');
  }
}
