import type { TFunction } from 'i18next';
import { z } from 'zod';
import type { AuditFound } from '../../../shared/hub/audit-found.ts';
import {
  type AuditReferenceKind,
  auditFieldKind,
  auditFieldWithin,
  auditSubjectKind,
} from '../../../shared/hub/audit-reference.ts';
import { readAuditDetail } from '../../../shared/hub/read-audit-detail.ts';
import { BecauseCode } from '../../../shared/rights/decision.ts';
import { Right } from '../../../shared/rights/right.ts';
import { cameraNumber } from '../../i18n/camera-number.ts';
import { momentWords } from '../../i18n/moment-words.ts';
import { auditKey } from './audit-keys.ts';

const Detail = z.record(z.string(), z.unknown());
const Changed = z.object({ before: Detail.nullish(), after: Detail }).loose();

/** An entry's words need what it is about and what its ids were called. */
interface Telling {
  readonly t: TFunction;
  readonly subject: AuditReferenceKind | null;
  readonly names: AuditFound['names'];
}

/** What an entry tells, as `name: value · name: before → after`, ids by the names that they had then; text that is no JSON as it is. */
export function auditDetailWords(
  t: TFunction,
  { what, detail, names }: Pick<AuditFound, 'what' | 'detail' | 'names'>,
): string {
  const parsed = Detail.safeParse(readAuditDetail(detail));
  if (!parsed.success) return detail;
  const telling = { t, subject: auditSubjectKind(what, parsed.data), names };
  const changed = Changed.safeParse(parsed.data);
  if (!changed.success) return told(telling, parsed.data, '');
  const { before, after, ...more } = changed.data;
  const changes = Object.entries(after).map(([key, value]) => {
    const was = before?.[key];
    const now = valueWords(telling, key, value);
    return `${keyWords(t, key)}: ${was === undefined ? now : `${valueWords(telling, key, was)} → ${now}`}`;
  });
  return [told(telling, more, ''), ...changes].filter(Boolean).join(' · ');
}

/** `within`: the field that holds these. */
function told(telling: Telling, detail: Readonly<Record<string, unknown>>, within: string): string {
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== '')
    .map(([key, value]) => {
      const words = valueWords(telling, auditFieldWithin(within, key), value);
      return `${keyWords(telling.t, key)}: ${words}`;
    })
    .join(' · ');
}

function keyWords(t: TFunction, key: string): string {
  const known = auditKey(key);
  return known ? t(`admin.audit.key.${known}`) : key;
}

function valueWords(telling: Telling, key: string, value: unknown): string {
  const { t } = telling;
  if (Array.isArray(value))
    return value.length === 0 ? '–' : value.map((one) => valueWords(telling, key, one)).join(', ');
  if (value === null || value === '') return '–';
  if (typeof value === 'boolean') return value ? t('admin.roles.yes') : t('admin.roles.no');
  if (typeof value === 'object') return `{${told(telling, { ...value }, key)}}`;
  if (typeof value === 'number' && key.endsWith('Ms')) return momentWords(value);
  const name = nameOf(telling, key, value);
  if (name !== null) return name;
  const right = Right.safeParse(value);
  if (right.success) return t(`admin.right.${right.data}`);
  const because = BecauseCode.safeParse(value);
  return because.success ? t(`admin.check.because.${because.data}`) : String(value);
}

function nameOf({ subject, names }: Telling, key: string, value: unknown): string | null {
  const kind = auditFieldKind(key, subject);
  const named = kind && names.find((one) => one.kind === kind && one.id === value);
  if (!named) return null;
  return named.number === undefined ? named.name : `${cameraNumber(named.number)} ${named.name}`;
}
