import { type KeyboardEvent, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { PushView } from '../../shared/contract/hub-view.ts';
import { cameraNumber } from '../i18n/camera-number.ts';
import { clockWords } from '../i18n/clock-words.ts';
import { useChord } from '../operator/keys/use-chord.ts';
import { useOperator, useSession } from '../operator/operator-context.ts';
import { Icon } from '../ui/icon.tsx';
import { leavePushes } from './go-to-pushes.ts';
import { undoPush } from './undo-push.ts';
import { useHub } from './use-hub.ts';
import './hub.css';

/** What other desks put on this wall, newest first, each with the way back; over the foot of the camera list, so that no tile moves for it. */
export function PushStrip() {
  const { t } = useTranslation();
  const pushes = useHub((state) => state.pushes);
  const signedIn = useHub(({ view }) => view.person !== null);
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const open = signedIn ? pushes.filter(({ id, undone }) => !undone && !seen.has(id)) : [];
  return (
    <section
      className="push-strip"
      aria-label={t('hub.push.came')}
      aria-live="polite"
      onKeyDownCapture={leaveByEscape}
    >
      {open.map((push, index) => (
        <Push
          key={push.id}
          push={push}
          isNewest={index === 0}
          onSeen={() => setSeen(new Set([...seen, push.id]))}
        />
      ))}
    </section>
  );
}

function leaveByEscape(event: KeyboardEvent): void {
  if (event.code !== 'Escape') return;
  leavePushes();
  event.preventDefault();
  event.stopPropagation();
}

interface PushProps {
  readonly push: PushView;
  /** Its keys are shown. */
  readonly isNewest: boolean;
  onSeen(): void;
}

function Push({ push, isNewest, onSeen }: PushProps) {
  const { t } = useTranslation();
  const operator = useOperator();
  const what = usePushedWords(push);
  const undoKey = useChord('undo-push');
  const keep = () => {
    onSeen();
    leavePushes();
  };
  return (
    <article>
      <p>
        <Icon name="send" />
        <span>
          <b>{push.byName}</b> ({push.byUnit}) {what}
          {push.reason === '' ? '' : ': '}
          <bdi>{push.reason}</bdi> <time className="quiet">{clockWords(push.atMs)}</time>
        </span>
      </p>
      <footer>
        <Button className="bar-button" onPress={() => undoPush(operator, push, leavePushes)}>
          {t('hub.push.undo')} {isNewest && undoKey !== '' ? <kbd>{undoKey}</kbd> : null}
        </Button>
        <Button className="bar-button" onPress={keep}>
          {t('hub.push.keep')}
        </Button>
      </footer>
    </article>
  );
}

/** "put camera 0012 on display 1". */
function usePushedWords({ content, displayId }: PushView): string {
  const { t } = useTranslation();
  const cameras = useSession((state) => state.cameras);
  const displays = useSession((state) => state.wall.displays);
  const index =
    Math.max(
      0,
      displays.findIndex(({ id }) => id === displayId),
    ) + 1;
  if (content.kind === 'layout') return t('hub.push.putLayout', { name: content.layout.name, index });
  const camera = cameras.get(content.cameraId);
  const name = camera ? `${cameraNumber(camera.number)} ${camera.name}` : content.cameraId;
  return t('hub.push.putCamera', { name, index });
}
