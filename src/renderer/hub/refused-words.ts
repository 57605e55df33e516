import type { TFunction } from 'i18next';
import type { Fault } from '../../shared/base/fault.ts';
import { BecauseCode } from '../../shared/rights/decision.ts';
import { hubFaultWords } from './fault-words.ts';

/** Why the hub refused to keep an item, with the rule's own sentence where it named one. */
export function refusedWords(t: TFunction, fault: Fault): string {
  const because = BecauseCode.safeParse(fault.detail);
  if (because.success && because.data === 'outside-scope') return t('hub.itemOutside');
  return fault.code === 'not-allowed' && because.success
    ? t(`hub.because.${because.data}`)
    : hubFaultWords(t, fault);
}
