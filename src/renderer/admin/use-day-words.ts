import { useTranslation } from 'react-i18next';
import { dayWords } from '../i18n/moment-words.ts';

/** Says a day as DD/MM/YYYY; an open end in words. */
export function useDayWords(): (ms: number | null) => string {
  const { t } = useTranslation();
  return (ms) => (ms === null ? t('admin.open') : dayWords(ms));
}
