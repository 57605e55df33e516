import { useTranslation } from 'react-i18next';
import { CameraClass, cameraClasses } from '../../../shared/rights/camera-class.ts';
import type { Grant } from '../../../shared/rights/grant.ts';
import { rights } from '../../../shared/rights/right.ts';
import { useBook } from '../book-context.ts';
import { choicesOf } from '../book-view.ts';
import { CheckList } from '../fields/check-list.tsx';
import { SelectField } from '../fields/select-field.tsx';

interface Props {
  readonly row: Grant;
  onChange(part: Partial<Grant>): void;
}

/** Whom a consent is for, over which class of cameras, with which rights. */
export function GrantReach({ row, onChange }: Props) {
  const { t } = useTranslation();
  const { unit: units, person: persons } = useBook();
  const isUnit = row.to.kind === 'unit';
  const recipientId = row.to.kind === 'unit' ? row.to.unitId : row.to.personId;
  const choices = choicesOf(isUnit ? units : persons, [recipientId], Date.now());
  const given = rights.filter((right) => right !== 'administer' && right !== 'audit');
  return (
    <>
      <div className="admin-pair">
        <SelectField
          label={t('admin.grants.toKind')}
          value={row.to.kind}
          choices={[
            { value: 'unit', text: t('admin.grants.toUnit') },
            { value: 'person', text: t('admin.grants.toPerson') },
          ]}
          onChange={(kind) =>
            onChange({ to: kind === 'unit' ? { kind, unitId: '' } : { kind: 'person', personId: '' } })
          }
        />
        <SelectField
          label={t('admin.grants.to')}
          value={recipientId}
          choices={[{ value: '', text: t('admin.grants.choose') }, ...choices]}
          onChange={(id) =>
            onChange({ to: isUnit ? { kind: 'unit', unitId: id } : { kind: 'person', personId: id } })
          }
        />
        <SelectField
          label={t('admin.grants.class')}
          value={row.cameraClass}
          choices={cameraClasses.map((one) => ({ value: one, text: t(`admin.class.${one}`) }))}
          onChange={(one) => onChange({ cameraClass: CameraClass.parse(one) })}
        />
      </div>
      <CheckList
        label={t('admin.roles.rights')}
        choices={given.map((right) => ({
          value: right,
          text: t(`admin.right.${right}`),
          more: t(`admin.rightMeans.${right}`),
        }))}
        chosen={row.rights}
        onChange={(chosen) => onChange({ rights: chosen })}
      />
    </>
  );
}
