import { useTranslation } from 'react-i18next';

/** Says a day as the language does; an open end in words. */
export function useDayWords(): (ms: number | null) => string {
  const { t } = useTranslation();
  return (ms) =>
    ms === null ? t('admin.open') : new Date(ms).toLocaleDateString(t('hub.locale'), { dateStyle: 'medium' });
}
