import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icon.tsx';
import { noticeWords } from './notice-words.ts';
import { useOperator, useSession } from './operator-context.ts';

/** What the operator must be told once, each until it is dismissed. They have a place of their own and never take the focus. */
export function Notices() {
  const { t } = useTranslation();
  const { session } = useOperator();
  const notices = useSession((state) => state.notices);
  const dismissed = useSession((state) => state.dismissed);
  const open = notices.filter(({ key }) => !dismissed.has(key));
  return (
    <section className="notices" aria-label={t('notice.title')} aria-live="polite">
      {open.map((notice) => (
        <div key={notice.key} className="notice">
          <Icon name="info" />
          <p>{noticeWords(t, notice)}</p>
          <Button aria-label={t('notice.dismiss')} onPress={() => session.dismiss(notice.key)}>
            <Icon name="close" />
          </Button>
        </div>
      ))}
    </section>
  );
}
