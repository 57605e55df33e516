import { useTranslation } from 'react-i18next';

/** Says a moment as the language does, to the second. */
export function useTimeWords(): (ms: number) => string {
  const { t } = useTranslation();
  return (ms) => new Date(ms).toLocaleString(t('hub.locale'), { dateStyle: 'short', timeStyle: 'medium' });
}
