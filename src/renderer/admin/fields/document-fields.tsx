import { useTranslation } from 'react-i18next';
import type { OfficialDocument } from '../../../shared/rights/document.ts';
import { HubField } from '../../hub/hub-field.tsx';
import { dateText, msOfDate } from '../date-text.ts';
import { DateField } from './date-field.tsx';

interface Props {
  readonly document: OfficialDocument;
  onChange(document: OfficialDocument): void;
}

/** The document that something rests on: number, date, signer. */
export function DocumentFields({ document, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div className="admin-pair">
      <HubField
        label={t('admin.document.number')}
        name="document-number"
        value={document.number}
        dir="auto"
        onChange={(number) => onChange({ ...document, number })}
      />
      <DateField
        label={t('admin.document.date')}
        valueMs={msOfDate(document.date)}
        onChange={(ms) => onChange({ ...document, date: dateText(ms) })}
      />
      <HubField
        label={t('admin.document.signer')}
        name="document-signer"
        value={document.signer}
        dir="auto"
        onChange={(signer) => onChange({ ...document, signer })}
      />
    </div>
  );
}
