import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { CatalogueGroups } from '../../../shared/hub/hub-camera.ts';
import { Icon } from '../../ui/icon.tsx';
import { useBook } from '../book-context.ts';
import { nameIn } from '../book-view.ts';
import { SelectField } from '../fields/select-field.tsx';
import { ChosenCameraField, TypedCameraField } from './camera-fields.tsx';
import { useCameraForm } from './camera-form-context.ts';
import { choicesOf } from './unit-choices.ts';

const kinds = CatalogueGroups.shape.device.shape.kind.options;

/** The five groups that the regulation asks for (Art. 8). */
export function GroupsPart() {
  const { t } = useTranslation();
  const { unit: units } = useBook();
  const { row } = useCameraForm();
  return (
    <>
      <h5>{t('admin.cameras.group.device')}</h5>
      <div className="admin-pair">
        <TypedCameraField field="maker" words />
        <TypedCameraField field="model" words />
        <TypedCameraField field="serial" />
        <ChosenCameraField
          field="kind"
          choices={kinds.map((value) => ({ value, text: t(`admin.cameras.kind.${value}`) }))}
        />
        <ChosenCameraField
          field="conformity"
          choices={(['', 'yes', 'no'] as const).map((value) => ({
            value,
            text: t(`admin.cameras.conformity.${value || 'unknown'}`),
          }))}
          hint={t('admin.cameras.conformityHint')}
        />
      </div>
      <h5>{t('admin.cameras.group.update')}</h5>
      <div className="admin-pair">
        <ChosenCameraField field="supplyingUnitId" choices={choicesOf(units, [row.supplyingUnitId])} />
        <TypedCameraField field="updateForm" words hint={t('admin.cameras.updateFormHint')} />
        <TypedCameraField field="updateFrequency" words hint={t('admin.cameras.updateFrequencyHint')} />
      </div>
      <UsingUnits />
    </>
  );
}

function UsingUnits() {
  const { t } = useTranslation();
  const { unit: units } = useBook();
  const { row, problem, change } = useCameraForm();
  const { usingUnitIds } = row;
  const others = choicesOf(units, []).filter(({ value }) => !usingUnitIds.includes(value));
  return (
    <div className="admin-cameras">
      <SelectField
        label={t('admin.cameras.field.usingUnitIds')}
        value=""
        choices={[{ value: '', text: t('admin.cameras.addUnit') }, ...others]}
        problem={problem('usingUnitIds')}
        onChange={(id) => id !== '' && change({ usingUnitIds: [...usingUnitIds, id] })}
      />
      <ul className="admin-chips" aria-label={t('admin.cameras.field.usingUnitIds')}>
        {usingUnitIds.map((id) => (
          <li key={id}>
            {nameIn(units, id)}
            <Button
              className="bar-button"
              aria-label={t('admin.takeOut', { name: nameIn(units, id) })}
              onPress={() => change({ usingUnitIds: usingUnitIds.filter((one) => one !== id) })}
            >
              <Icon name="close" />
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
