import { useMemo } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../../shared/hub/audit-entry.ts';
import { hasRight } from '../../hub/general-rights.ts';
import { useAct } from '../../hub/use-act.ts';
import { useHub } from '../../hub/use-hub.ts';
import { cameraNumber } from '../../i18n/camera-number.ts';
import { useSession } from '../../operator/operator-context.ts';
import { FaultBox } from '../../ui/fault-box.tsx';
import { Message } from '../../ui/message.tsx';
import { saveTextFile } from '../../ui/save-text-file.ts';
import { adminFaultWords } from '../admin-fault-words.ts';
import { bookViewOf } from '../book-view.ts';
import { dateText } from '../date-text.ts';
import { useHubRows } from '../hub-rows.ts';
import { useTimeWords } from '../use-time-words.ts';
import type { AuditLine } from './audit-columns.ts';
import { auditCsv } from './audit-csv.ts';
import { AuditFilterForm } from './audit-filter.tsx';
import { AuditGrid } from './audit-grid.tsx';
import { auditWhatWords } from './audit-what.ts';
import { useAudit } from './use-audit.ts';

/** The hub's log: searched, read backwards, exported. */
export function AuditSection() {
  const { t } = useTranslation();
  const audit = useAudit();
  const persons = usePersons();
  const lineOf = useLineOf(persons);
  const timeWords = useTimeWords();
  const exporting = useAct();
  const lines = audit.entries?.map(lineOf) ?? [];
  const words = (field: keyof AuditLine) => t(`admin.audit.column.${field}`);
  const fault = audit.act.fault ?? exporting.fault;
  const save = () =>
    void exporting.run(() => saveTextFile(auditCsv(words, lines), `nhat-ky-${dateText(Date.now())}.csv`));
  return (
    <div className="admin-audit">
      <p className="quiet">{t('admin.audit.logged')}</p>
      <AuditFilterForm busy={audit.act.busy} persons={persons} onSearch={audit.search} />
      {fault ? <FaultBox>{adminFaultWords(t, fault)}</FaultBox> : null}
      {audit.entries === null || lines.length === 0 ? (
        <Message
          icon="search"
          title={audit.entries === null ? t('admin.audit.start') : t('admin.audit.none')}
          text={audit.entries === null ? t('admin.audit.startText') : t('admin.audit.noneText')}
        />
      ) : (
        <AuditGrid lines={lines} />
      )}
      <footer>
        <Button className="bar-button" isDisabled={!audit.more || audit.act.busy} onPress={audit.older}>
          {t('admin.audit.older')}
        </Button>
        <Button className="bar-button" isDisabled={lines.length === 0 || exporting.busy} onPress={save}>
          {t('admin.audit.export', { count: lines.length })}
        </Button>
        {audit.head ? (
          <p className="quiet">
            {t('admin.audit.head', { seq: audit.head.seq, time: timeWords(audit.head.atMs) })}
          </p>
        ) : null}
      </footer>
    </div>
  );
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Everybody of the book where it may be read; who sits here otherwise. */
function usePersons(): readonly Named[] {
  const mayRead = useHub((state) => hasRight(state, 'administer', Date.now()));
  const own = useHub(({ view }) => view.person);
  const { rows } = useHubRows(mayRead ? 'book' : null);
  return useMemo(() => {
    if (rows !== null) return bookViewOf(rows).person.map(({ row }) => row);
    return own === null ? [] : [own];
  }, [rows, own]);
}

function useLineOf(persons: readonly Named[]): (entry: AuditEntry) => AuditLine {
  const { t } = useTranslation();
  const cameras = useSession((state) => state.cameras);
  const timeWords = useTimeWords();
  const names = useMemo(() => new Map(persons.map(({ id, name }) => [id, name])), [persons]);
  return ({ seq, atMs, what, personId, consoleId, cameraId, outcome, detail }) => {
    const camera = cameraId === null ? undefined : cameras.get(cameraId);
    return {
      seq,
      time: timeWords(atMs),
      who: personId === null ? '' : (names.get(personId) ?? personId),
      console: consoleId ?? '',
      what: auditWhatWords(t, what),
      camera: camera ? `${cameraNumber(camera.number)} ${camera.name}` : (cameraId ?? ''),
      outcome: t(`admin.audit.outcome.${outcome}`),
      detail,
    };
  };
}
