import { useTranslation } from 'react-i18next';
import { dateText, msOfDate } from '../date-text.ts';
import { DateField } from '../fields/date-field.tsx';
import { TypedCameraField } from './camera-fields.tsx';
import { useCameraForm } from './camera-form-context.ts';

/** The written agreement that a camera stands on, if it needs one (Art. 5.4, 15.1). */
export function DocumentPart() {
  const { t } = useTranslation();
  const { row, problem, change } = useCameraForm();
  const wrongDate = problem('documentDate');
  return (
    <>
      <p className="quiet">{t('admin.cameras.documentWhy')}</p>
      <div className="admin-pair">
        <TypedCameraField field="documentNumber" words />
        <div>
          <DateField
            label={t('admin.cameras.field.documentDate')}
            valueMs={msOfDate(row.documentDate)}
            onChange={(ms) => change({ documentDate: dateText(ms) })}
          />
          {wrongDate === '' ? null : <span className="field-problem">{wrongDate}</span>}
        </div>
        <TypedCameraField field="documentSigner" words />
      </div>
    </>
  );
}
