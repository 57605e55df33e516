import type { Translate } from '../../i18n/i18n.ts';

/** How a feed is decoded: by the processor, by the browser as it sees fit, or by a hardware method, which keeps its name. */
export function methodWords(t: Translate, method: string): string {
  if (method === 'software' || method === 'browser') return t(`capacity.method.${method}`);
  return t('capacity.method.hardware', { method });
}
