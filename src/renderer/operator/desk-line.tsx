import { useTranslation } from 'react-i18next';
import { cameraNumber } from '../i18n/camera-number.ts';
import type { ActId } from './keys/key-bindings.ts';
import { useChord } from './keys/use-chord.ts';
import { useChords } from './keys/use-chords.ts';
import { useDesk, useSession } from './operator-context.ts';
import type { SaidCode } from './operator-store.ts';
import { selectedTile } from './selected-tile.ts';

/** The line under the wall: what is being typed or carried and what the next key will do with it, the outcome of the last act, else the keys. */
export function DeskLine() {
  const typed = useDesk((state) => state.typed);
  const carried = useDesk((state) => state.carried);
  const zooming = useDesk((state) => state.zooming);
  const said = useDesk(({ said: last, nowMs }) => (last !== null && last.untilMs > nowMs ? last : null));
  return (
    <div className="desk-line" role="status">
      {typed !== '' ? (
        <Typed typed={typed} />
      ) : carried !== null ? (
        <Carried />
      ) : zooming ? (
        <Zooming />
      ) : said !== null ? (
        <Said code={said.code} detail={said.detail} />
      ) : (
        <Keys />
      )}
    </div>
  );
}

function Typed({ typed }: { typed: string }) {
  const { t } = useTranslation();
  const cameras = useSession((state) => state.cameras);
  const wall = useSession((state) => state.wall);
  const selected = useDesk((state) => state.selected);
  const camera = [...cameras.values()].find(({ number }) => number === Number(typed));
  const tile = (selectedTile(wall, selected)?.tile ?? 0) + 1;
  const key = useChord('place');
  return (
    <>
      <strong>{t('plan.typed', { number: camera ? cameraNumber(camera.number) : typed })}</strong>
      <span>{camera ? t('plan.typedFound', { name: camera.name, tile, key }) : t('plan.typedNone')}</span>
    </>
  );
}

function Carried() {
  const { t } = useTranslation();
  const carried = useDesk((state) => state.carried);
  const key = useChord('swap');
  return (
    <>
      <strong>{t('plan.carried', { tile: (carried?.tile ?? 0) + 1 })}</strong>
      <span>{t('plan.carriedDo', { key })}</span>
    </>
  );
}

function Zooming() {
  const { t } = useTranslation();
  const key = useChord('zoom');
  const steps = useChords('zoom-in', 'zoom-out').join(' ');
  const move = useMoveChords();
  return (
    <>
      <strong>{t('plan.zooming')}</strong>
      <span>{t('plan.zoomingDo', { key, move, steps })}</span>
    </>
  );
}

function Said({ code, detail }: { code: SaidCode; detail: string }) {
  const { t } = useTranslation();
  return <span>{t(`said.${code}`, { detail })}</span>;
}

const lineKeys = [
  'search',
  'maximise',
  'zoom',
  'clear',
  'undo',
  ['load-layout', 'layout'],
  'wall',
  'help',
] as const;

function Keys() {
  const { t } = useTranslation();
  const arrows = useMoveChords();
  return (
    <>
      <Key words={t('keys.move')} chord={arrows} />
      <Key words={t('keys.place')} chord={useChords('digits', 'place').join(' ')} />
      {lineKeys.map((key) => {
        const [act, words] = typeof key === 'string' ? [key, key] : key;
        return <ActKey key={act} act={act} words={t(`keys.${words}`)} />;
      })}
    </>
  );
}

function ActKey({ act, words }: { act: ActId; words: string }) {
  return <Key words={words} chord={useChord(act)} />;
}

/** An act that lost its key to another one is not shown. */
function Key({ words, chord }: { words: string; chord: string }) {
  if (chord === '') return null;
  return (
    <span className="key">
      <kbd>{chord}</kbd> {words}
    </span>
  );
}

/** The four keys that select a tile and, while zooming, move the part. */
function useMoveChords(): string {
  const chords = useChords('move-left', 'move-up', 'move-right', 'move-down');
  return chords.join(chords.every((chord) => chord.length === 1) ? '' : ' ');
}
