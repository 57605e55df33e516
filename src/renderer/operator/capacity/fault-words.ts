import type { Fault } from '../../../shared/base/fault.ts';
import type { Translate } from '../../i18n/i18n.ts';

/** Why the core did not answer or did not measure. */
export function faultWords(t: Translate, { code, message }: Fault): string {
  return code === 'disconnected' ? t('said.disconnected') : t('said.call-failed', { detail: message });
}
