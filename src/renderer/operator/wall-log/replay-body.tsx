import { useTranslation } from 'react-i18next';
import { Message } from '../../ui/message.tsx';
import { SheetHead } from '../../ui/sheet-head.tsx';
import { MomentFields } from './moment-fields.tsx';
import { ReplayChanges } from './replay-changes.tsx';
import { useReplay, useReplayState } from './replay-context.ts';
import { ReplayControls } from './replay-controls.tsx';
import { ReplayScreen } from './replay-screen.tsx';
import { useReplayKeys } from './use-replay-keys.ts';

/** The replay: what to look at above, the screen and its changes below. */
export function ReplayBody({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const press = useReplayKeys(useReplay());
  const known = useReplayState((state) => state.displays);
  const fault = useReplayState((state) => state.fault);
  return (
    <div className="wall-log-body" onKeyDownCapture={press}>
      <SheetHead title={t('wallLog.title')} onClose={onClose}>
        {known !== null && known.length > 0 ? <MomentFields displays={known} /> : null}
      </SheetHead>
      {fault === null ? null : (
        <p className="wall-log-fault" role="alert">
          {t('wallLog.fault', { detail: fault })}
        </p>
      )}
      {known?.length === 0 ? (
        <Message icon="clock" title={t('wallLog.none')} text={t('wallLog.noneText')} />
      ) : (
        <div className="wall-log-middle">
          <div className="wall-log-left">
            <ReplayScreen />
            <ReplayControls />
          </div>
          <ReplayChanges />
        </div>
      )}
    </div>
  );
}
