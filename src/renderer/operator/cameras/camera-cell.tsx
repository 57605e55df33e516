import type { CustomCellRendererProps } from 'ag-grid-react';
import { useEffect, useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { CameraInfo } from '../../../shared/camera/camera.ts';
import { cameraNumber } from '../../i18n/camera-number.ts';
import { Icon } from '../../ui/icon.tsx';
import { useOperator, useSession } from '../operator-context.ts';
import { browserOf } from './browser-store.ts';
import type { CameraEntry } from './camera-entry.ts';
import type { Neighbour } from './neighbour-cameras.ts';
import { neighbourWords } from './neighbour-words.ts';

/** What a row of the grid holds. */
export interface CameraHit {
  readonly entry: CameraEntry;
  readonly neighbour: Neighbour | null;
}

/** Type of the data that a dragged camera carries: its id. */
export const cameraDragType = 'application/x-vonglau-camera';

/** The id of a row's element, for aria-activedescendant. */
export function rowElementId(row: number): string {
  return `camera-hit-${row}`;
}

/** One camera of the list; it can be dragged to a tile. */
export function CameraCell({ value, node, eGridCell }: CustomCellRendererProps<CameraHit, CameraHit>) {
  const operator = useOperator();
  const row = node.rowIndex ?? 0;
  const marked = useStore(browserOf(operator), (state) => state.marked === row);
  const onWall = useOnWall(value?.entry.camera.id);
  useLayoutEffect(() => {
    eGridCell.id = rowElementId(row);
    eGridCell.setAttribute('aria-selected', String(marked));
  }, [eGridCell, row, marked]);
  useDrag(eGridCell, value?.entry.camera);
  if (!value) return null;
  const { entry, neighbour } = value;
  return (
    <div className="camera-row" title={titleOf(entry.camera)}>
      <b>{cameraNumber(entry.camera.number)}</b>
      <span className="camera-line">
        <bdi className="camera-name">{entry.camera.name}</bdi>
        {onWall ? <OnWall /> : null}
      </span>
      <span className="camera-line">
        <Place entry={entry} />
        {neighbour ? <Because neighbour={neighbour} /> : null}
      </span>
    </div>
  );
}

function useOnWall(cameraId: string | undefined): boolean {
  return useSession(
    ({ wall }) => cameraId !== undefined && wall.displays.some(({ tiles }) => tiles.includes(cameraId)),
  );
}

function OnWall() {
  const { t } = useTranslation();
  return (
    <span className="camera-on-wall" title={t('list.onWall')}>
      <Icon name="wall" />
      <span className="sr-only">{t('list.onWall')}</span>
    </span>
  );
}

function Place({ entry: { unitName, camera } }: { entry: CameraEntry }) {
  const { t } = useTranslation();
  return (
    <span className="camera-place">
      <bdi>{unitName || t('list.noUnit')}</bdi>
      {camera.street === '' ? null : (
        <>
          {' · '}
          <bdi>{camera.street}</bdi>
        </>
      )}
    </span>
  );
}

function Because({ neighbour }: { neighbour: Neighbour }) {
  const { t, i18n } = useTranslation();
  return <span className="camera-because">{neighbourWords(t, i18n.language, neighbour)}</span>;
}

function titleOf({ number, name, unit, street }: CameraInfo): string {
  return [`${cameraNumber(number)} ${name}`, unit, street].filter(Boolean).join('\n');
}

function useDrag(cell: HTMLElement, camera: CameraInfo | undefined): void {
  useEffect(() => {
    if (!camera) return;
    const start = ({ dataTransfer }: DragEvent) => {
      dataTransfer?.setData(cameraDragType, camera.id);
      dataTransfer?.setData('text/plain', `${cameraNumber(camera.number)} ${camera.name}`);
      if (dataTransfer) dataTransfer.effectAllowed = 'copyMove';
    };
    cell.draggable = true;
    cell.addEventListener('dragstart', start);
    return () => cell.removeEventListener('dragstart', start);
  }, [cell, camera]);
}
