import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { type Fault, faultOf } from '../../shared/base/fault.ts';
import type { DeskPresence, PushedContent } from '../../shared/hub/wall-push.ts';
import { cameraNumber } from '../i18n/camera-number.ts';
import { useOperator, useSession } from '../operator/operator-context.ts';
import { DialogSheet } from '../ui/dialog-sheet.tsx';
import { FaultBox } from '../ui/fault-box.tsx';
import { LayoutIcon } from '../ui/layout-icon.tsx';
import { SheetHead } from '../ui/sheet-head.tsx';
import { hubFaultWords } from './fault-words.ts';
import { PushForm } from './push-form.tsx';
import { pushQuestion } from './push-question.ts';

interface Props {
  readonly isOpen: boolean;
  onClose(): void;
}

/** Puts a camera or a layout on another desk's wall: which desk, where, why. */
export function PushDialog({ isOpen, onClose }: Props) {
  const { t } = useTranslation();
  const content = useStore(pushQuestion(useOperator()), (state) => state.content);
  return (
    <DialogSheet size="medium" isOpen={isOpen && content !== null} onClose={onClose}>
      <SheetHead title={t('hub.push.title')} onClose={onClose} />
      {content ? (
        <div className="sheet-body hub-sheet">
          <Pushed content={content} />
          <Desks content={content} onClose={onClose} />
        </div>
      ) : null}
    </DialogSheet>
  );
}

function Pushed({ content }: { content: PushedContent }) {
  const cameras = useSession((state) => state.cameras);
  if (content.kind === 'layout')
    return (
      <p className="hub-pushed">
        <LayoutIcon grid={content.layout.grid} /> <bdi>{content.layout.name}</bdi>
      </p>
    );
  const camera = cameras.get(content.cameraId);
  return (
    <p className="hub-pushed">
      <b>{camera ? cameraNumber(camera.number) : '?'}</b> <bdi>{camera?.name ?? content.cameraId}</bdi>
    </p>
  );
}

/** Desks change while one looks: read anew on asking. */
function Desks({ content, onClose }: { content: PushedContent; onClose: () => void }) {
  const { t } = useTranslation();
  const { hub } = useOperator();
  const [desks, setDesks] = useState<readonly DeskPresence[] | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let wanted = round >= 0;
    hub.command('desk.list', {}).then(
      (answer) => wanted && setDesks(answer.desks),
      (error: unknown) => wanted && setFault(faultOf(error)),
    );
    return () => {
      wanted = false;
    };
  }, [hub, round]);
  const again = () => {
    setFault(null);
    setDesks(null);
    setRound(round + 1);
  };
  if (desks && desks.length > 0) return <PushForm content={content} desks={desks} onClose={onClose} />;
  return (
    <>
      {fault ? <FaultBox>{hubFaultWords(t, fault)}</FaultBox> : null}
      {fault ? null : <p role="status">{desks ? t('hub.push.noDesks') : t('hub.push.reading')}</p>}
      <footer>
        <Button className="main-button" autoFocus onPress={again}>
          {t('hub.push.again')}
        </Button>
        <Button className="bar-button" onPress={onClose}>
          {t('app.close')}
        </Button>
      </footer>
    </>
  );
}
