import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cameraNumber } from '../i18n/camera-number.ts';
import { useDesk, useSession } from './operator-context.ts';
import { selectedTile } from './selected-tile.ts';

/** The line under the wall: what is being typed and what Enter will do with it; else the keys. */
export function DeskLine() {
  const typed = useDesk((state) => state.typed);
  return (
    <div className="desk-line" role="status">
      {typed === '' ? <Keys /> : <Typed typed={typed} />}
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

function Keys() {
  const { t } = useTranslation();
  return (
    <>
      <Key words={t('keys.move')}>←↑→↓</Key>
      <Key words={t('keys.display')}>Tab</Key>
      <Key words={t('keys.place')}>0–9 Enter</Key>
      <Key words={t('keys.clear')}>Delete</Key>
      <Key words={t('keys.search')}>/</Key>
      <Key words={t('keys.layout')}>Ctrl 1–9</Key>
      <Key words={t('keys.wall')}>F2</Key>
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
