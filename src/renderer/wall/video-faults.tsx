import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Session } from '../session/session-store.ts';
import { Icon } from '../ui/icon.tsx';

/** The newest fault of this window's video engine, in words. The core's own notices are told on the operator's desk. */
export function VideoFaults({ session }: { session: Session }) {
  const { t } = useTranslation();
  const notices = useStore(session.store, (state) => state.notices);
  const dismissed = useStore(session.store, (state) => state.dismissed);
  const fault = notices.findLast(({ code, key }) => code === 'video' && !dismissed.has(key));
  if (!fault) return null;
  return (
    <div className="video-fault" role="alert">
      <Icon name="warning" />
      <p>{t('notice.video', { detail: fault.detail })}</p>
      <button type="button" aria-label={t('notice.dismiss')} onClick={() => session.dismiss(fault.key)}>
        <Icon name="close" />
      </button>
    </div>
  );
}
