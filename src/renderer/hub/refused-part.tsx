import type { TFunction } from 'i18next';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { RefusedChange } from '../../shared/contract/hub-view.ts';
import { cameraNumber } from '../i18n/camera-number.ts';
import { recentWords } from '../i18n/moment-words.ts';
import { useOperator, useSession } from '../operator/operator-context.ts';
import { FaultBox } from '../ui/fault-box.tsx';
import { hubFaultWords } from './fault-words.ts';
import { refusedWords } from './refused-words.ts';
import { useAct } from './use-act.ts';

/** Something done here that the hub did not take: what it was, why not, and the ways on. */
export function RefusedPart({ change }: { change: RefusedChange }) {
  const { t } = useTranslation();
  const { session } = useOperator();
  const camera = useSession((state) => state.cameras.get(change.cameraId ?? ''));
  const act = useAct();
  const name = camera ? `${cameraNumber(camera.number)} ${camera.name}` : (change.cameraId ?? '');
  const title = titleWords(t, change.command, { camera: name, time: recentWords(change.madeAtMs) });
  const settle = (keep: boolean) =>
    void act.run(() => session.bridge.call('hub.refused-settle', { id: change.id, keep }));
  return (
    <section className="hub-conflict" aria-label={title}>
      <h3>{title}</h3>
      {change.text === '' ? null : (
        <p>
          <bdi>{change.text}</bdi>
        </p>
      )}
      <FaultBox>{t('hub.conflict.refused', { why: refusedWords(t, change.fault) })}</FaultBox>
      <footer>
        <Button className="bar-button" isDisabled={act.busy} onPress={() => settle(true)}>
          {t('hub.refused.again')}
        </Button>
        <Button className="bar-button" isDisabled={act.busy} onPress={() => settle(false)}>
          {t('hub.refused.drop')}
        </Button>
      </footer>
      {act.fault ? <FaultBox>{hubFaultWords(t, act.fault)}</FaultBox> : null}
    </section>
  );
}

function titleWords(t: TFunction, command: string, about: { camera: string; time: string }): string {
  switch (command) {
    case 'camera.report':
      return t('hub.refused.report', about);
    case 'viewing.tell':
      return t('hub.refused.viewing', about);
    case 'wall.push-undone':
      return t('hub.refused.push-undone', about);
    default:
      return t('hub.refused.other', about);
  }
}
