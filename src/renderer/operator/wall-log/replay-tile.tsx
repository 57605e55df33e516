import { useTranslation } from 'react-i18next';
import type { LoggedTile } from '../../../shared/contract/wall-log-calls.ts';
import { cameraNumber } from '../../i18n/camera-number.ts';
import { Icon } from '../../ui/icon.tsx';
import { useSession } from '../operator-context.ts';
import { loggedQuality, loggedTileWords, loggedWay } from './logged-tile-words.ts';

interface Props {
  readonly logged: LoggedTile;
  readonly atMs: number;
  readonly place: { left: string; top: string; width: string; height: string };
}

/** One tile as it was: number and name of its camera, state, reason, stream, size and how it came. A camera that is unknown today is shown by its id. */
export function ReplayTile({ logged, atMs, place }: Props) {
  const { t } = useTranslation();
  const { tile, cameraId } = logged;
  const camera = useSession((state) => (cameraId === null ? undefined : state.cameras.get(cameraId)));
  if (cameraId === null)
    return (
      <li
        className="replay-tile"
        data-tone="empty"
        style={place}
        title={t('tile.emptyLabel', { tile: tile + 1 })}
      >
        <span className="replay-empty" aria-hidden="true">
          {tile + 1}
        </span>
        <span className="sr-only">{t('tile.emptyLabel', { tile: tile + 1 })}</span>
      </li>
    );
  const words = loggedTileWords(t, logged, atMs);
  const number = camera ? cameraNumber(camera.number) : '?';
  const name = camera?.name ?? cameraId;
  const quality = loggedQuality(t, logged);
  const reason = words.why || words.quality;
  const head = t('tile.label', { tile: tile + 1, number, name });
  const full = [head, words.word, reason, quality, loggedWay(t, logged)].filter(Boolean).join(', ');
  return (
    <li className="replay-tile" data-tone={words.tone} style={place} title={full}>
      <div className="replay-tile-text" aria-hidden="true">
        <p className="replay-name">
          <b>{number}</b> <span>{name}</span>
        </p>
        <p className="replay-state">
          {words.icon ? <Icon name={words.icon} /> : null}
          <span>{[words.word, reason].filter(Boolean).join(' · ')}</span>
        </p>
        <p className="replay-quality">{quality}</p>
      </div>
      <span className="sr-only">{full}</span>
    </li>
  );
}
