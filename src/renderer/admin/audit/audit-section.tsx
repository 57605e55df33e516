import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { dayWords, momentWords } from '../../i18n/moment-words.ts';
import { FaultBox } from '../../ui/fault-box.tsx';
import { Message } from '../../ui/message.tsx';
import { adminFaultWords } from '../admin-fault-words.ts';
import type { AuditLine } from './audit-columns.ts';
import { auditCsv } from './audit-csv.ts';
import { AuditEntryPart } from './audit-entry-part.tsx';
import { AuditFilterForm } from './audit-filter.tsx';
import { AuditGrid } from './audit-grid.tsx';
import { useAudit } from './use-audit.ts';
import { exportMost, useAuditExport } from './use-audit-export.ts';
import { useAuditLine } from './use-audit-line.ts';
import { useAuditPeople } from './use-audit-people.ts';
import './audit.css';

/** The hub's log: searched, read backwards, exported. */
export function AuditSection() {
  const { t } = useTranslation();
  const { act, found, search, older } = useAudit();
  const exporting = useAuditExport();
  const people = useAuditPeople();
  const lineOf = useAuditLine();
  const lines = found?.entries.map(lineOf) ?? [];
  const [marked, setMarked] = useState<number | null>(null);
  const entry = lines.find(({ seq }) => seq === marked);
  const fault = act.fault ?? exporting.act.fault;
  const words = (field: keyof AuditLine) => t(`admin.audit.column.${field}`);
  return (
    <div className="admin-audit">
      <AuditFilterForm busy={act.busy} people={people} onSearch={search} />
      <p className="quiet">{t('admin.audit.logged')}</p>
      {fault ? <FaultBox>{adminFaultWords(t, fault)}</FaultBox> : null}
      {lines.length === 0 ? (
        <Message
          icon="search"
          title={found ? t('admin.audit.none') : t('admin.audit.start')}
          text={found ? t('admin.audit.noneText') : t('admin.audit.startText')}
        />
      ) : (
        <AuditGrid lines={lines} onMark={setMarked} />
      )}
      {entry ? <AuditEntryPart line={entry} /> : null}
      {found ? (
        <footer>
          <Button className="bar-button" isDisabled={!found.more || act.busy} onPress={older}>
            {t('admin.audit.older')}
          </Button>
          {exporting.taken === null ? (
            <Button
              className="bar-button"
              isDisabled={lines.length === 0 || exporting.act.busy}
              onPress={() =>
                exporting.save(
                  found.filter,
                  `nhat-ky-${dayWords(Date.now()).replaceAll('/', '-')}.csv`,
                  (entries) => auditCsv(words, entries.map(lineOf)),
                )
              }
            >
              {t('admin.audit.export')}
            </Button>
          ) : (
            <>
              <p role="status">{t('admin.audit.taking', { count: exporting.taken })}</p>
              <Button className="bar-button" onPress={exporting.cancel}>
                {t('admin.audit.stop')}
              </Button>
            </>
          )}
          {exporting.cut ? <p role="status">{t('admin.audit.cut', { count: exportMost })}</p> : null}
          <p className="quiet">
            {t('admin.audit.shown', { count: lines.length })} ·{' '}
            {t('admin.audit.head', { seq: found.head.seq, time: momentWords(found.head.atMs) })}
          </p>
        </footer>
      ) : null}
    </div>
  );
}
