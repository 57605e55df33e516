import { useTranslation } from 'react-i18next';
import type { AuditFound } from '../../../shared/hub/audit-found.ts';
import { cameraNumber } from '../../i18n/camera-number.ts';
import { momentWords } from '../../i18n/moment-words.ts';
import type { AuditLine } from './audit-columns.ts';
import { auditDetailWords } from './audit-detail-words.ts';
import { auditWhatWords } from './audit-what.ts';

/** Says an entry of the log in words, with the names that were true when it was written. */
export function useAuditLine(): (entry: AuditFound) => AuditLine {
  const { t } = useTranslation();
  return ({ seq, atMs, what, outcome, detail, ...of }) => ({
    seq,
    time: momentWords(atMs),
    who: of.personName ?? of.personId ?? '',
    console: of.consoleName ?? of.consoleId ?? '',
    what: auditWhatWords(t, what),
    camera: of.camera ? `${cameraNumber(of.camera.number)} ${of.camera.name}` : (of.cameraId ?? ''),
    outcome: t(`admin.audit.outcome.${outcome}`),
    detail: auditDetailWords(t, { what, detail, names: of.names }),
  });
}
