import { useTranslation } from 'react-i18next';
import { cameraClasses } from '../../../shared/rights/camera-class.ts';
import { useBook } from '../book-context.ts';
import { CheckList } from '../fields/check-list.tsx';
import { ChosenCameraField, TypedCameraField } from './camera-fields.tsx';
import { useCameraForm } from './camera-form-context.ts';
import { useClassChoices } from './class-choices.ts';
import { choicesOf, useManagingChoices } from './unit-choices.ts';

/** What a camera is called, whose it is, and what class it is of. */
export function IdentityPart({ isNew }: { isNew: boolean }) {
  const { t } = useTranslation();
  const { unit: units, territory: territories, sector: sectors } = useBook();
  const { row, change } = useCameraForm();
  const managing = useManagingChoices(row.class, row.managingUnitId);
  const classes = useClassChoices(row.managingUnitId, row.class);
  const focal = units.find((unit) => unit.row.id === row.managingUnitId)?.row.focalPoint;
  const focalWords = focal ? [focal.name, focal.title, focal.phone].filter(Boolean).join(' · ') : '';
  return (
    <>
      <div className="admin-pair">
        <TypedCameraField field="number" />
        <TypedCameraField field="name" words autoFocus={isNew} />
        <TypedCameraField field="street" words />
      </div>
      <div className="admin-pair">
        <ChosenCameraField
          field="managingUnitId"
          choices={managing}
          hint={focalWords === '' ? '' : t('admin.cameras.focal', { focal: focalWords })}
        />
        <ChosenCameraField
          field="territoryId"
          choices={choicesOf(territories, [row.territoryId])}
          hint={t('admin.cameras.territoryHint')}
        />
        <ChosenCameraField
          field="class"
          choices={classes.map((value) => ({ value, text: t(`admin.class.${value}`) }))}
          hint={classes.length < cameraClasses.length ? t('admin.cameras.classHint') : ''}
        />
      </div>
      {sectors.length > 0 ? (
        <CheckList
          label={t('admin.cameras.field.sectorIds')}
          choices={choicesOf(sectors, row.sectorIds)}
          chosen={row.sectorIds}
          onChange={(sectorIds) => change({ sectorIds })}
        />
      ) : null}
    </>
  );
}
