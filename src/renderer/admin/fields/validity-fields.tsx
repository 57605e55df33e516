import { useTranslation } from 'react-i18next';
import type { Validity } from '../../../shared/rights/validity.ts';
import { DateField } from './date-field.tsx';

interface Props {
  readonly validity: Validity;
  onChange(validity: Validity): void;
}

/** From when until when something holds. Nothing is deleted: it ends on a day. */
export function ValidityFields({ validity: { validFromMs, validToMs }, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div className="admin-pair">
      <DateField
        label={t('admin.validFrom')}
        valueMs={validFromMs}
        onChange={(ms) => onChange({ validFromMs: ms, validToMs })}
      />
      <DateField
        label={t('admin.validTo')}
        valueMs={validToMs}
        onChange={(ms) => onChange({ validFromMs, validToMs: ms })}
      />
    </div>
  );
}
