import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { OfficialDocument } from '../../../shared/rights/document.ts';
import { rights } from '../../../shared/rights/right.ts';
import type { Role } from '../../../shared/rights/role.ts';
import { useBook } from '../book-context.ts';
import { BookForm } from '../book-form.tsx';
import { choicesOf, nameIn, type Versioned } from '../book-view.ts';
import { CheckList } from '../fields/check-list.tsx';
import { DocumentFields } from '../fields/document-fields.tsx';
import { NameField } from '../fields/name-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { ValidityFields } from '../fields/validity-fields.tsx';
import type { Facts } from '../history/facts-changed.ts';
import { leaveForm } from '../unsaved/unsaved.ts';
import { useAdministers } from '../use-administers.ts';
import { useBookDraft } from '../use-book-draft.ts';
import { useDayWords } from '../use-day-words.ts';

interface Props {
  readonly seen: Versioned<Role>;
  onMatrix(): void;
}

const noDocument: OfficialDocument = { number: '', date: '', signer: '' };

/** One role: whose it is, each right with what it means, the document that issued it. */
export function RoleForm({ seen, onMatrix }: Props) {
  const { t } = useTranslation();
  const { unit: units } = useBook();
  const factsOf = useRoleFacts();
  const draft = useBookDraft('role', seen);
  const { row, change } = draft;
  const administers = useAdministers();
  const wholeCity = administers(null);
  const isNew = seen.version === 0;
  return (
    <>
      <Button className="bar-button" onPress={() => leaveForm(onMatrix)}>
        {t('admin.roles.toMatrix')}
      </Button>
      <BookForm
        kind="role"
        seen={seen}
        draft={draft}
        title={isNew ? t('admin.roles.new') : seen.row.name}
        missing={missingOf(row)}
        barred={isNew || administers(seen.row.unitId) ? '' : t('admin.barred')}
        factsOf={factsOf}
      >
        <div className="admin-pair">
          <NameField
            label={t('admin.roles.name')}
            value={row.name}
            isNew={isNew}
            onChange={(name) => change({ name })}
          />
          <SelectField
            label={t('admin.roles.unit')}
            value={row.unitId ?? ''}
            choices={[
              ...(wholeCity || row.unitId === null ? [{ value: '', text: t('admin.roles.everybody') }] : []),
              ...choicesOf(
                units.filter((unit) => administers(unit.row.id)),
                [row.unitId],
                Date.now(),
              ),
            ]}
            onChange={(unitId) => change({ unitId: unitId === '' ? null : unitId })}
          />
        </div>
        <CheckList
          label={t('admin.roles.rights')}
          choices={rights.map((right) => ({
            value: right,
            text: t(`admin.right.${right}`),
            more: t(`admin.rightMeans.${right}`),
          }))}
          chosen={row.rights}
          onChange={(chosen) => change({ rights: chosen })}
        />
        <p className="quiet">{t('admin.roles.document')}</p>
        <DocumentFields
          document={row.document ?? noDocument}
          onChange={(document) =>
            change({ document: Object.values(document).every((text) => text === '') ? null : document })
          }
        />
        <ValidityFields validity={row} onChange={change} />
      </BookForm>
    </>
  );

  function missingOf({ name, document, unitId }: Role): string {
    if (name.trim() === '') return t('admin.roles.nameMissing');
    if (document === null) return unitId === null ? '' : t('admin.documentMissing');
    return OfficialDocument.safeParse(document).success ? '' : t('admin.documentMissing');
  }
}

function useRoleFacts(): (row: Role) => Facts {
  const { t } = useTranslation();
  const { unit: units } = useBook();
  const dayWords = useDayWords();
  return (row) => [
    [t('admin.roles.name'), row.name],
    [t('admin.roles.unit'), row.unitId === null ? t('admin.roles.everybody') : nameIn(units, row.unitId)],
    [t('admin.roles.rights'), row.rights.map((right) => t(`admin.right.${right}`)).join(' · ')],
    [t('admin.document.number'), row.document?.number ?? ''],
    [t('admin.validFrom'), dayWords(row.validFromMs)],
    [t('admin.validTo'), dayWords(row.validToMs)],
  ];
}
