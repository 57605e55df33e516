import type { Fault } from '../../../shared/base/fault.ts';
import type { Translate } from '../../i18n/i18n.ts';

const known = ['capacity-busy', 'no-wall-window'] as const;

/** Why the core did not answer or did not measure, and what to do. */
export function faultWords(t: Translate, { code, message }: Fault): string {
  const named = known.find((one) => one === code);
  if (named) return t(`capacity.fault.${named}`);
  return code === 'disconnected' ? t('said.disconnected') : t('said.call-failed', { detail: message });
}
