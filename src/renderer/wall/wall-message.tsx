import { useTranslation } from 'react-i18next';
import type { WindowIdentity } from '../../shared/contract/window-identity.ts';
import type { DisplayView } from '../../shared/wall/wall-view.ts';
import { Message } from '../ui/message.tsx';

interface Props {
  readonly identity: WindowIdentity | null;
  readonly display: DisplayView | undefined;
  readonly cameraCount: number;
  readonly connecting: boolean;
}

/** What the wall says while it has no camera to show, and what to do next. */
export function WallMessage({ identity, display, cameraCount, connecting }: Props) {
  const { t } = useTranslation();
  if (identity === null) return connecting ? <p className="wall-waiting">{t('link.connecting')}</p> : null;
  if (!display)
    return <Message icon="wall" title={t('wall.noDisplayTitle')} text={t('wall.noDisplayText')} />;
  if (display.tiles.some((cameraId) => cameraId !== null)) return null;
  if (cameraCount > 0) return <Message icon="wall" title={t('wall.emptyTitle')} text={t('wall.emptyText')} />;
  return (
    <Message
      icon="missing"
      title={t('wall.noCamerasTitle')}
      text={t('wall.noCamerasText')}
      next={t('wall.noCamerasDo')}
    />
  );
}
