import { type CSSProperties, memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TileRect } from '../../shared/wall/layout.ts';
import { cameraNumber } from '../i18n/camera-number.ts';
import { zoomFactor } from '../i18n/zoom-factor.ts';
import type { PlannedTile } from './plan-tiles.ts';
import type { TileBoard } from './tile-board.ts';

interface TileProps {
  readonly board: TileBoard;
  readonly planned: PlannedTile;
  readonly ratio: number;
}

/** The tiles' words over the canvas, as a list that a screen reader can walk. */
export function TileList(props: { board: TileBoard; tiles: readonly PlannedTile[]; ratio: number }) {
  const { t } = useTranslation();
  const anyCamera = props.tiles.some(({ cameraId }) => cameraId !== null);
  if (!anyCamera) return null;
  return (
    <ol className="tiles" aria-label={t('tile.list')}>
      {props.tiles.map((planned) => (
        <Tile
          key={`${planned.tile} ${planned.cameraId}`}
          board={props.board}
          planned={planned}
          ratio={props.ratio}
        />
      ))}
    </ol>
  );
}

function Tile({ board, planned, ratio }: TileProps) {
  if (planned.camera !== null) return <CameraTile board={board} planned={planned} ratio={ratio} />;
  return <EmptyTile planned={planned} ratio={ratio} />;
}

function EmptyTile({ planned, ratio }: Omit<TileProps, 'board'>) {
  const { t } = useTranslation();
  const { tile, rect, cameraId } = planned;
  const words = cameraId === null ? t('tile.empty') : t('tile.missing', { id: cameraId });
  return (
    <li className="tile tile-empty" style={placeOf(rect, ratio)}>
      <span>
        {tile + 1} · {words}
      </span>
    </li>
  );
}

/** Static parts by React; what changes by the second is written by the board's TileFace into the `data-part` elements. */
const CameraTile = memo(({ board, planned, ratio }: TileProps) => {
  const { t } = useTranslation();
  const root = useRef<HTMLLIElement>(null);
  const { tile, rect, camera } = planned;
  const number = camera ? cameraNumber(camera.number) : '';
  const name = camera?.name ?? '';
  const label = t('tile.label', { tile: tile + 1, number, name });
  useEffect(() => {
    if (root.current && camera) return board.attach(tile, camera.id, root.current, label);
  }, [board, tile, camera, label]);
  return (
    <li ref={root} className="tile" data-tile={tile} style={placeOf(rect, ratio)}>
      <div className="tile-shade" />
      <div className="tile-name">
        <b>{number}</b> {name}
      </div>
      <div className="tile-note">
        <div className="tile-headline">
          <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
            <path data-part="icon" />
          </svg>
          <span data-part="word" />
        </div>
        <div className="tile-why" data-part="why" />
      </div>
      <div className="tile-overlay" data-part="overlay" />
      {planned.region ? (
        <span className="tile-zoom">{t('tile.zoomed', { factor: zoomFactor(planned.region) })}</span>
      ) : null}
      <time className="tile-clock" data-part="clock" />
      <span className="tile-quality" data-part="quality" />
    </li>
  );
});

function placeOf({ x, y, width, height }: TileRect, ratio: number): CSSProperties {
  const px = (value: number) => `${value / ratio}px`;
  // A custom property beside the place: the type scale follows the tile's height.
  return {
    left: px(x),
    top: px(y),
    width: px(width),
    height: px(height),
    ['--tile-height' as string]: px(height),
  };
}
