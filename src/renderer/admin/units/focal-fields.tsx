import { useTranslation } from 'react-i18next';
import type { FocalPoint } from '../../../shared/rights/unit.ts';
import { HubField } from '../../hub/hub-field.tsx';

interface Props {
  readonly focalPoint: FocalPoint;
  onChange(focalPoint: FocalPoint): void;
}

/** The one leader whom a unit names. */
export function FocalFields({ focalPoint, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <p className="quiet">{t('admin.units.focal')}</p>
      <div className="admin-pair">
        <HubField
          label={t('admin.units.focalName')}
          name="focal-name"
          value={focalPoint.name}
          dir="auto"
          onChange={(name) => onChange({ ...focalPoint, name })}
        />
        <HubField
          label={t('admin.units.focalTitle')}
          name="focal-title"
          value={focalPoint.title}
          dir="auto"
          onChange={(title) => onChange({ ...focalPoint, title })}
        />
        <HubField
          label={t('admin.units.focalPhone')}
          name="focal-phone"
          value={focalPoint.phone}
          onChange={(phone) => onChange({ ...focalPoint, phone })}
        />
      </div>
    </>
  );
}
