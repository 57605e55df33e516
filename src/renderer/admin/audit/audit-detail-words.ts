import type { TFunction } from 'i18next';
import { z } from 'zod';
import { BecauseCode } from '../../../shared/rights/decision.ts';
import { Right } from '../../../shared/rights/right.ts';

const Detail = z.record(z.string(), z.unknown());
const Changed = z.object({ before: Detail.nullish(), after: Detail }).loose();

/** Names that entries use and the words for them. */
const knownKeys = [
  'account',
  'because',
  'code',
  'count',
  'disabled',
  'format',
  'kind',
  'name',
  'purpose',
] as const;
const moreKeys = [
  'query',
  'reason',
  'rights',
  'roleIds',
  'unitId',
  'validFromMs',
  'validToMs',
  'what',
] as const;
const keys = [...knownKeys, ...moreKeys];

/** What an entry tells, as `name: value · name: before → after`; text that is no JSON as it is. */
export function auditDetailWords(t: TFunction, detail: string): string {
  const parsed = Detail.safeParse(readJson(detail));
  if (!parsed.success) return detail;
  const changed = Changed.safeParse(parsed.data);
  if (!changed.success) return told(t, parsed.data);
  const { before, after, ...more } = changed.data;
  const changes = Object.entries(after).map(([key, value]) => {
    const was = before?.[key];
    const words =
      was === undefined ? valueWords(t, value) : `${valueWords(t, was)} → ${valueWords(t, value)}`;
    return `${keyWords(t, key)}: ${words}`;
  });
  return [told(t, more), ...changes].filter(Boolean).join(' · ');
}

function told(t: TFunction, detail: Readonly<Record<string, unknown>>): string {
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== '')
    .map(([key, value]) => `${keyWords(t, key)}: ${valueWords(t, value)}`)
    .join(' · ');
}

function keyWords(t: TFunction, key: string): string {
  const known = keys.find((one) => one === key);
  return known ? t(`admin.audit.key.${known}`) : key;
}

function valueWords(t: TFunction, value: unknown): string {
  if (Array.isArray(value))
    return value.length === 0 ? '–' : value.map((one) => valueWords(t, one)).join(', ');
  if (value === null || value === '') return '–';
  if (typeof value === 'boolean') return value ? t('admin.roles.yes') : t('admin.roles.no');
  if (typeof value === 'object') return `{${told(t, { ...value })}}`;
  const right = Right.safeParse(value);
  if (right.success) return t(`admin.right.${right.data}`);
  const because = BecauseCode.safeParse(value);
  return because.success ? t(`admin.check.because.${because.data}`) : String(value);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
