import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cameraNumber } from '../i18n/camera-number.ts';
import { useChord } from './keys/use-chord.ts';
import { useDesk, useSession } from './operator-context.ts';
import type { SaidCode } from './operator-store.ts';
import { selectedTile } from './selected-tile.ts';

/** The line under the wall: what is being typed or carried and what the next key will do with it, the outcome of the last act, else the keys. */
export function DeskLine() {
  const { typed, carried, zooming, said, nowMs } = useDesk((state) => state);
  return (
    <div className="desk-line" role="status">
      {typed !== '' ? (
        <Typed typed={typed} />
      ) : carried !== null ? (
        <Carried />
      ) : zooming ? (
        <Zooming />
      ) : said !== null && said.untilMs > nowMs ? (
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
  return (
    <>
      <strong>{t('plan.typed', { number: camera ? cameraNumber(camera.number) : typed })}</strong>
      <span>{camera ? t('plan.typedFound', { name: camera.name, tile }) : t('plan.typedNone')}</span>
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
  return (
    <>
      <strong>{t('plan.zooming')}</strong>
      <span>{t('plan.zoomingDo', { key })}</span>
    </>
  );
}

function Said({ code, detail }: { code: SaidCode; detail: string }) {
  const { t } = useTranslation();
  return <span>{t(`said.${code}`, { detail })}</span>;
}

function Keys() {
  const { t } = useTranslation();
  const keys = {
    clear: useChord('clear'),
    search: useChord('search'),
    maximise: useChord('maximise'),
    zoom: useChord('zoom'),
    undo: useChord('undo'),
    layout: useChord('load-layout'),
    wall: useChord('wall'),
    help: useChord('help'),
  };
  return (
    <>
      <Key words={t('keys.move')}>←↑→↓</Key>
      <Key words={t('keys.place')}>0–9 Enter</Key>
      <Key words={t('keys.search')}>{keys.search}</Key>
      <Key words={t('keys.maximise')}>{keys.maximise}</Key>
      <Key words={t('keys.zoom')}>{keys.zoom}</Key>
      <Key words={t('keys.clear')}>{keys.clear}</Key>
      <Key words={t('keys.undo')}>{keys.undo}</Key>
      <Key words={t('keys.layout')}>{keys.layout}</Key>
      <Key words={t('keys.wall')}>{keys.wall}</Key>
      <Key words={t('keys.help')}>{keys.help}</Key>
    </>
  );
}

function Key({ words, children }: { words: string; children: ReactNode }) {
  return (
    <span className="key">
      <kbd>{children}</kbd> {words}
    </span>
  );
}
