import { Input, SearchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { cameraClasses } from '../../../shared/rights/camera-class.ts';
import { useBook } from '../book-context.ts';
import { SelectField } from '../fields/select-field.tsx';
import { type CatalogueFilter, catalogueStates } from './catalogue-filter.ts';

interface Props {
  readonly filter: CatalogueFilter;
  /** Only these have cameras here. */
  readonly unitIds: ReadonlySet<string>;
  onChange(filter: CatalogueFilter): void;
}

/** What part of the catalogue is looked at. */
export function CatalogueBar({ filter, unitIds, onChange }: Props) {
  const { t } = useTranslation();
  const { unit: units } = useBook();
  const any = { value: '', text: t('admin.cameras.any') };
  const named = units.filter(({ row }) => unitIds.has(row.id) || row.id === filter.unitId);
  return (
    <div className="admin-filter catalogue-bar">
      <SearchField
        className="hub-field"
        value={filter.search}
        onChange={(search) => onChange({ ...filter, search })}
        aria-label={t('admin.search')}
      >
        <span className="admin-label" aria-hidden="true">
          {t('admin.search')}
        </span>
        <Input placeholder={t('admin.cameraSearch')} spellCheck={false} />
      </SearchField>
      <SelectField
        label={t('admin.cameras.field.managingUnitId')}
        value={filter.unitId ?? ''}
        choices={[any, ...named.map(({ row: { id, name } }) => ({ value: id, text: name }))]}
        onChange={(id) => onChange({ ...filter, unitId: id === '' ? null : id })}
      />
      <SelectField
        label={t('admin.cameras.field.class')}
        value={filter.class ?? ''}
        choices={[any, ...cameraClasses.map((value) => ({ value, text: t(`admin.class.${value}`) }))]}
        onChange={(kind) => onChange({ ...filter, class: cameraClasses.find((one) => one === kind) ?? null })}
      />
      <SelectField
        label={t('admin.cameras.stateTitle')}
        value={filter.state}
        choices={catalogueStates.map((value) => ({ value, text: t(`admin.cameras.state.${value}`) }))}
        onChange={(state) =>
          onChange({ ...filter, state: catalogueStates.find((one) => one === state) ?? 'in-service' })
        }
      />
    </div>
  );
}
