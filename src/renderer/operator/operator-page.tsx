import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SoundContext } from '../audio/sound-context.ts';
import { AwayNote } from '../hub/away-note.tsx';
import { HubGate } from '../hub/hub-gate.tsx';
import { PushStrip } from '../hub/push-strip.tsx';
import { useHub } from '../hub/use-hub.ts';
import { useMustSignIn } from '../hub/use-must-sign-in.ts';
import { LinkBanner } from '../session/link-banner.tsx';
import { Message } from '../ui/message.tsx';
import { EmptyConsole } from './add-cameras/empty-console.tsx';
import { CameraFacts } from './camera-facts.tsx';
import { CameraBrowser } from './cameras/camera-browser.tsx';
import { DeskDialogs } from './desk-dialogs.tsx';
import { DeskLine } from './desk-line.tsx';
import { useDeskKeys } from './keys/use-desk-keys.ts';
import { Notices } from './notices.tsx';
import { useOperator, useSession } from './operator-context.ts';
import { SoundFollower } from './sound-follower.tsx';
import { TopBar } from './top-bar.tsx';
import { WallPlan } from './wall-plan.tsx';

/** Below this width the facts of the selected camera start closed, so that the wall keeps its room. */
const factsOpenFromPx = 1440;

/** The operator's desk. */
export function OperatorPage() {
  const { t } = useTranslation();
  const operator = useOperator();
  const link = useSession((state) => state.link);
  const started = useSession((state) => state.window !== null);
  const [factsOpen, setFactsOpen] = useState(() => innerWidth >= factsOpenFromPx);
  const gated = useMustSignIn();
  const withFacts = factsOpen && !gated;
  useDeskKeys(operator);
  return (
    <SoundContext value={operator.sound}>
      <div className={withFacts ? 'desk with-facts' : 'desk'}>
        <TopBar factsOpen={factsOpen} onFacts={setFactsOpen} />
        <Notices />
        <CameraBrowser />
        <div className="list-notes">
          <AwayNote />
          <PushStrip />
        </div>
        <main className="desk-middle" aria-label={t('plan.title')}>
          {started ? <DeskMiddle /> : <p className="desk-waiting">{t('link.connecting')}</p>}
          <DeskLine />
        </main>
        {withFacts ? <CameraFacts /> : null}
        <SoundFollower />
        <DeskDialogs />
        <LinkBanner link={link} />
      </div>
    </SoundContext>
  );
}

/** The wall's plan; without any camera, what to do first. */
function DeskMiddle() {
  const { t } = useTranslation();
  const signedOut = useMustSignIn();
  const alone = useHub(({ view }) => view.link === 'none');
  const noCameras = useSession((state) => state.camerasComplete && state.cameras.size === 0);
  if (signedOut) return <HubGate />;
  if (!noCameras) return <WallPlan />;
  if (alone) return <EmptyConsole />;
  return <Message icon="barred" title={t('list.noneForYou')} text={t('list.noneForYouDo')} />;
}
