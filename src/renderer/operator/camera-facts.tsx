import { memo } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import type { StreamRole } from '../../shared/camera/stream-role.ts';
import type { TileReason } from '../../shared/wall/tile-state.ts';
import { SoundControl } from '../audio/sound-control.tsx';
import { FactsRights } from '../hub/facts-rights.tsx';
import { FactsReports } from '../hub/reports/facts-reports.tsx';
import { useHub } from '../hub/use-hub.ts';
import { useMay } from '../hub/use-may.ts';
import { cameraNumber } from '../i18n/camera-number.ts';
import { Icon } from '../ui/icon.tsx';
import { ActButton } from './act-button.tsx';
import { RemoveCamera } from './cameras/remove-camera.tsx';
import { placeCamera } from './desk-acts.ts';
import { FactsFigures } from './facts-figures.tsx';
import { useChord } from './keys/use-chord.ts';
import { isMissing } from './layouts/missing-cameras.ts';
import { useDesk, useOperator, useSession } from './operator-context.ts';
import type { TilePlace } from './operator-store.ts';
import { missing, planWords, type TileKnowledge, tileKnowledge } from './plan-words.ts';
import { cameraAt, selectedTile } from './selected-tile.ts';
import { stateAdvice } from './state-advice.ts';

/** Reasons that the page of the machine's capacity says more about. */
const strains: ReadonlySet<TileReason> = new Set(['cpu', 'half-rate', 'keyframes-only']);

/** Everything known of the camera on the selected tile: what happened, what it means, what to do. */
export function CameraFacts() {
  const { t } = useTranslation();
  const wall = useSession((state) => state.wall);
  const selected = useDesk((state) => state.selected);
  const place = selectedTile(wall, selected);
  const cameraId = cameraAt(wall, place);
  const placeKey = useChord('place');
  const searchKey = useChord('search');
  return (
    <aside className="facts" aria-label={t('facts.title')}>
      {place === null ? <Nothing title={t('facts.none')} next={t('facts.noneDo')} /> : null}
      {place !== null && cameraId === null ? (
        <Nothing
          title={t('facts.emptyTile', { tile: place.tile + 1 })}
          next={t('facts.emptyTileDo', { place: placeKey, search: searchKey })}
        />
      ) : null}
      {place !== null && cameraId !== null ? (
        <CameraOnTile
          cameraId={cameraId}
          where={t('facts.place', {
            display: wall.displays.findIndex(({ id }) => id === place.displayId) + 1,
            tile: place.tile + 1,
          })}
          place={place}
        />
      ) : null}
    </aside>
  );
}

function Nothing({ title, next }: { title: string; next: string }) {
  return (
    <div className="facts-none">
      <p>{title}</p>
      <p className="quiet">{next}</p>
    </div>
  );
}

interface Props {
  readonly cameraId: string;
  readonly where: string;
  readonly place: TilePlace;
}

function CameraOnTile({ cameraId, where, place }: Props) {
  const { t } = useTranslation();
  const knowledge = useKnowledge(place, cameraId);
  const operator = useOperator();
  const clearKey = useChord('clear');
  const camera = useSession((state) => state.cameras.get(cameraId));
  const nowMs = useDesk((state) => state.nowMs);
  const words = planWords(t, knowledge, nowMs);
  const { means, advice } = stateAdvice(t, knowledge);
  const reason = knowledge.kind === 'report' ? knowledge.report.reason : null;
  return (
    <>
      <h2>
        <b>{camera && camera.name !== '' ? cameraNumber(camera.number) : '?'}</b>{' '}
        {camera ? camera.name || t('hub.unknownCamera') : t('tile.missing', { id: cameraId })}
      </h2>
      <p className="quiet">{[camera?.street, camera?.unit, where].filter(Boolean).join(' · ')}</p>
      <section className="facts-state" data-tone={words.tone} aria-label={t('facts.happened')}>
        <p className="facts-word">
          {words.icon ? <Icon name={words.icon} /> : null} {words.word}
        </p>
        <p>{words.why || words.quality}</p>
      </section>
      <dl>
        <dt>{t('facts.means')}</dt>
        <dd aria-live={words.tone === 'live' ? 'off' : 'polite'}>{means}</dd>
        {advice === '' ? null : (
          <>
            <dt>{t('facts.do')}</dt>
            <dd>{advice}</dd>
          </>
        )}
      </dl>
      {reason !== null && strains.has(reason) ? (
        <ActButton act="capacity" words={t('facts.capacity')} />
      ) : null}
      <FactsReports cameraId={cameraId} />
      <FactsRights cameraId={cameraId} />
      {knowledge.kind === 'report' ? <FactsFigures report={knowledge.report} /> : null}
      {knowledge.kind === 'missing' ? null : (
        <ActsOnCamera
          cameraId={cameraId}
          role={knowledge.kind === 'report' ? (knowledge.report.stream ?? 'sub') : 'sub'}
        />
      )}
      <Button className="wide-button" onPress={() => placeCamera(operator, null)}>
        {t('facts.clear')} {clearKey === '' ? null : <kbd>{clearKey}</kbd>}
      </Button>
      {camera ? <RemoveCamera key={camera.id} camera={camera} /> : null}
    </>
  );
}

/** Renders anew when a window reports or falls silent, not with every still of the wall. */
function useKnowledge({ displayId, tile }: TilePlace, cameraId: string): TileKnowledge {
  const gone = useSession((state) => isMissing(state, cameraId));
  return useDesk(useShallow((state) => (gone ? missing : tileKnowledge(state, displayId, tile, cameraId))));
}

/** Rights that the acts below need. */
const rightsOfActs = ['export', 'push', 'bookmark'] as const;

/** What can be done with a camera that is there: its sound, and all that needs its picture. It stays as it is while figures change. */
const ActsOnCamera = memo(({ cameraId, role }: { cameraId: string; role: StreamRole }) => {
  const { t } = useTranslation();
  const signedIn = useHub(({ view }) => view.person !== null);
  const may = useMay(rightsOfActs, cameraId);
  return (
    <>
      <SoundOfCamera cameraId={cameraId} role={role} />
      <div className="facts-acts">
        <ActButton act="maximise" words={t('facts.maximise')} />
        <ActButton act="zoom" words={t('facts.zoom')} />
        <ActButton act="zoom-window" words={t('facts.zoomWindow')} />
        <ActButton act="snapshot" words={t('facts.snapshot')} isDisabled={!may.export} />
        {signedIn ? (
          <>
            <ActButton act="bookmark" words={t('hub.bookmark.ask')} isDisabled={!may.bookmark} />
            <ActButton act="bookmarks" words={t('hub.bookmark.all')} />
          </>
        ) : null}
        <ActButton act="neighbours" words={t('facts.neighbours')} />
        {signedIn ? <ActButton act="push" words={t('hub.push.ask')} isDisabled={!may.push} /> : null}
        {signedIn ? <ActButton act="report" words={t('hub.report.ask')} /> : null}
        {signedIn ? <ActButton act="reports" words={t('hub.reports.list')} /> : null}
      </div>
    </>
  );
});

function SoundOfCamera({ cameraId, role }: { cameraId: string; role: StreamRole }) {
  const key = useChord('sound');
  const cameras = useSession((state) => state.cameras);
  const cameraName = (id: string) => cameras.get(id)?.name ?? id;
  return <SoundControl cameraId={cameraId} role={role} keyName={key} cameraName={cameraName} />;
}
