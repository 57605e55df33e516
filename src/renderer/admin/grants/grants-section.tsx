import { useTranslation } from 'react-i18next';
import type { Grant } from '../../../shared/rights/grant.ts';
import { useBook } from '../book-context.ts';
import { BookSection } from '../book-section.tsx';
import { nameIn } from '../book-view.ts';
import { useDayWords } from '../use-day-words.ts';
import { blankGrant } from './blank-grant.ts';
import { GrantForm } from './grant-form.tsx';
import { grantState } from './grant-state.ts';

/** Written consents to use cameras outside one's own scope. */
export function GrantsSection() {
  const { t } = useTranslation();
  const { grant: grants, unit: units, person: persons } = useBook();
  const dayWords = useDayWords();
  const recipient = ({ to }: Grant) =>
    to.kind === 'unit' ? nameIn(units, to.unitId) : nameIn(persons, to.personId);
  return (
    <BookSection
      id="grants"
      icon="key"
      rows={grants}
      blank={() => blankGrant(Date.now())}
      lineOf={(row) => {
        const state = grantState(row, Date.now());
        const line = {
          state: t(`admin.grants.${state}`),
          from: dayWords(row.fromMs),
          to: dayWords(row.toMs),
          count: row.cameraIds.length,
        };
        return {
          text: `${row.document.number} · ${recipient(row)}`,
          more: [t('admin.grants.line', line)],
          also: row.purpose,
          quiet: state === 'ended' || state === 'revoked',
        };
      }}
      form={(seen) => <GrantForm key={seen.row.id} seen={seen} />}
    />
  );
}
