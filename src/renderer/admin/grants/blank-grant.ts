import type { Grant } from '../../../shared/rights/grant.ts';
import { dateText, msOfDate } from '../date-text.ts';

const usualDays = 30;

/** A consent that is yet to be written: viewing for a month from today. */
export function blankGrant(nowMs: number): Grant {
  const today = dateText(nowMs);
  const fromMs = msOfDate(today) ?? nowMs;
  const end = new Date(fromMs);
  end.setDate(end.getDate() + usualDays);
  return {
    id: crypto.randomUUID(),
    document: { number: '', date: today, signer: '' },
    purpose: '',
    to: { kind: 'unit', unitId: '' },
    cameraClass: 'ordinary',
    cameraIds: [],
    rights: ['view'],
    fromMs,
    toMs: end.getTime(),
    revokedAtMs: null,
  };
}
