import { useTranslation } from 'react-i18next';
import { clockWords } from '../i18n/clock-words.ts';

/** A moment of this machine's clock: of today as its time alone, else with its day. */
export function useMomentWords(): (epochMs: number) => string {
  const { t } = useTranslation();
  return (epochMs) => {
    const at = new Date(epochMs);
    if (at.toDateString() === new Date().toDateString()) return clockWords(epochMs);
    return `${at.toLocaleDateString(t('hub.locale'))} ${clockWords(epochMs)}`;
  };
}
