import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkBanner } from '../session/link-banner.tsx';
import { CameraFacts } from './camera-facts.tsx';
import { CameraList } from './camera-list.tsx';
import { DeskLine } from './desk-line.tsx';
import { Notices } from './notices.tsx';
import { useOperator, useSession } from './operator-context.ts';
import { TopBar } from './top-bar.tsx';
import { useDeskKeys } from './use-desk-keys.ts';
import { WallPlan } from './wall-plan.tsx';

/** Below this width the facts of the selected camera start closed, so that the wall keeps its room. */
const factsOpenFromPx = 1440;

/** The operator's desk. */
export function OperatorPage() {
  const { t } = useTranslation();
  const link = useSession((state) => state.link);
  const started = useSession((state) => state.window !== null);
  const [factsOpen, setFactsOpen] = useState(() => innerWidth >= factsOpenFromPx);
  useDeskKeys(useOperator());
  return (
    <div className={factsOpen ? 'desk with-facts' : 'desk'}>
      <TopBar factsOpen={factsOpen} onFacts={setFactsOpen} />
      <Notices />
      <CameraList />
      <main className="desk-middle" aria-label={t('plan.title')}>
        {started ? <WallPlan /> : <p className="desk-waiting">{t('link.connecting')}</p>}
        <DeskLine />
      </main>
      {factsOpen ? <CameraFacts /> : null}
      <LinkBanner link={link} />
    </div>
  );
}
