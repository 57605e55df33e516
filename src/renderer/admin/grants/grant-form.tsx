import { useTranslation } from 'react-i18next';
import { OfficialDocument } from '../../../shared/rights/document.ts';
import type { Grant } from '../../../shared/rights/grant.ts';
import { HubField } from '../../hub/hub-field.tsx';
import { useBook } from '../book-context.ts';
import { BookForm } from '../book-form.tsx';
import { nameIn, type Versioned } from '../book-view.ts';
import { CameraPicker } from '../fields/camera-picker.tsx';
import { DateField } from '../fields/date-field.tsx';
import { DocumentFields } from '../fields/document-fields.tsx';
import type { Facts } from '../history/facts-changed.ts';
import { useBookDraft } from '../use-book-draft.ts';
import { useDayWords } from '../use-day-words.ts';
import { GrantReach } from './grant-reach.tsx';
import { grantState } from './grant-state.ts';
import { RevokeGrant } from './revoke-grant.tsx';

/** One consent: the document, whom it is given to, which cameras, which rights, from when until when. */
export function GrantForm({ seen }: { seen: Versioned<Grant> }) {
  const { t } = useTranslation();
  const factsOf = useGrantFacts();
  const draft = useBookDraft('grant', seen);
  const { row, change } = draft;
  const state = grantState(seen.row, Date.now());
  return (
    <>
      <BookForm
        kind="grant"
        seen={seen}
        draft={draft}
        title={seen.version === 0 ? t('admin.grants.new') : seen.row.document.number}
        missing={missingOf(row)}
        barred={seen.version === 0 || state === 'running' || state === 'coming' ? '' : t('admin.grants.over')}
        factsOf={factsOf}
      >
        {seen.version > 0 ? <p>{t('admin.grants.state', { state: t(`admin.grants.${state}`) })}</p> : null}
        <DocumentFields document={row.document} onChange={(document) => change({ document })} />
        <HubField
          label={t('admin.grants.purpose')}
          name="purpose"
          value={row.purpose}
          dir="auto"
          onChange={(purpose) => change({ purpose })}
        />
        <GrantReach row={row} onChange={change} />
        <CameraPicker
          label={t('admin.grants.cameras')}
          chosen={row.cameraIds}
          onChange={(cameraIds) => change({ cameraIds })}
        />
        <div className="admin-pair">
          <DateField
            label={t('admin.validFrom')}
            valueMs={row.fromMs}
            required
            onChange={(ms) => ms !== null && change({ fromMs: ms })}
          />
          <DateField
            label={t('admin.validTo')}
            valueMs={row.toMs}
            required
            onChange={(ms) => ms !== null && change({ toMs: ms })}
          />
        </div>
      </BookForm>
      {seen.version > 0 && (state === 'running' || state === 'coming') ? (
        <RevokeGrant grantId={seen.row.id} />
      ) : null}
    </>
  );

  function missingOf({ document, purpose, to, cameraIds, rights, fromMs, toMs }: Grant): string {
    if (!OfficialDocument.safeParse(document).success) return t('admin.documentMissing');
    if (purpose.trim() === '') return t('admin.grants.purposeMissing');
    if ((to.kind === 'unit' ? to.unitId : to.personId) === '') return t('admin.grants.toMissing');
    if (rights.length === 0) return t('admin.grants.rightsMissing');
    if (cameraIds.length === 0) return t('admin.grants.camerasMissing');
    return fromMs < toMs ? '' : t('admin.grants.timeWrong');
  }
}

function useGrantFacts(): (row: Grant) => Facts {
  const { t } = useTranslation();
  const { unit: units, person: persons } = useBook();
  const dayWords = useDayWords();
  return (row) => [
    [t('admin.document.number'), row.document.number],
    [t('admin.grants.purpose'), row.purpose],
    [
      t('admin.grants.to'),
      row.to.kind === 'unit' ? nameIn(units, row.to.unitId) : nameIn(persons, row.to.personId),
    ],
    [t('admin.roles.rights'), row.rights.map((right) => t(`admin.right.${right}`)).join(' · ')],
    [t('admin.grants.cameras'), String(row.cameraIds.length)],
    [t('admin.validFrom'), dayWords(row.fromMs)],
    [t('admin.validTo'), dayWords(row.toMs)],
    [t('admin.people.state'), t(`admin.grants.${grantState(row, Date.now())}`)],
  ];
}
