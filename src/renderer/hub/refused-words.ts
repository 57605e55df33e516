import type { TFunction } from 'i18next';
import type { Fault } from '../../shared/base/fault.ts';
import { BecauseCode } from '../../shared/rights/decision.ts';
import { hubFaultWords } from './fault-words.ts';

/** Why the hub refused, with the rule's own sentence where it named one. */
export function refusedWords(t: TFunction, fault: Fault): string {
  const because = BecauseCode.safeParse(fault.detail);
  return fault.code === 'not-allowed' && because.success
    ? t(`hub.because.${because.data}`)
    : hubFaultWords(t, fault);
}
