import { useTranslation } from 'react-i18next';

/** A number beside a name, with words for who does not see it; nothing for none. */
export function CountSign({ count, words }: { count: number; words: string }) {
  const { i18n } = useTranslation();
  if (count === 0) return null;
  return (
    <span className="admin-count">
      <span aria-hidden="true">{count.toLocaleString(i18n.language)}</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}
