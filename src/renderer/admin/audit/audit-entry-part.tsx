import { useTranslation } from 'react-i18next';
import type { AuditLine } from './audit-columns.ts';

/** All of one entry: the grid's last column is too narrow for what some tell. */
export function AuditEntryPart({ line }: { line: AuditLine }) {
  const { t } = useTranslation();
  const { seq, time, who, what, camera, outcome, detail } = line;
  return (
    <section className="admin-entry" aria-label={t('admin.audit.entry', { seq })}>
      <p>
        <strong>{t('admin.audit.entry', { seq })}</strong>{' '}
        {[time, who, line.console, what, camera, outcome].filter(Boolean).join(' · ')}
      </p>
      <p className="quiet">{detail || t('admin.audit.noDetail')}</p>
    </section>
  );
}
