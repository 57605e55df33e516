import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pageTimeMs } from '../session/page-time.ts';
import type { Session } from '../session/session-store.ts';

/** The display's number over everything, while the desk wants screens identified. */
export function DisplayNumber({ session, index, name }: { session: Session; index: number; name: string }) {
  const { t } = useTranslation();
  const [untilMs, setUntilMs] = useState(0);
  useEffect(() => {
    const listening = session.bridge.on('wall.identify', (event) => setUntilMs(event.untilMs));
    return () => listening.dispose();
  }, [session]);
  useEffect(() => {
    if (untilMs === 0) return;
    const timer = setTimeout(() => setUntilMs(0), Math.max(0, untilMs - pageTimeMs()));
    return () => clearTimeout(timer);
  }, [untilMs]);
  if (untilMs === 0 || index < 1) return null;
  return (
    <div className="display-number" role="status">
      <b>{index}</b>
      <span>
        {t('plan.display', { index })} · {name}
      </span>
    </div>
  );
}
