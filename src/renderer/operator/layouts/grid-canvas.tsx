import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type EdgeReach, edgesOf, type GridEdge } from '../../../shared/wall/grid-edges.ts';
import type { Direction } from '../neighbour-tile.ts';
import { DraftTile } from './draft-tile.tsx';
import { GridEdgeHandle } from './grid-edge-handle.tsx';
import { findEdge, type LayoutDraft, nudgeEdge, selectTile, stepTo } from './layout-draft.ts';
import type { EditDraft } from './layout-editor.tsx';
import { useEdgeDrag } from './use-edge-drag.ts';

interface Props {
  readonly draft: LayoutDraft;
  readonly reach: EdgeReach;
  /** Width of the display, its height being 1. */
  readonly shape: number;
  onEdit: EditDraft;
}

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** The display in its true shape: its tiles to select, and the edges between them to move. */
export function GridCanvas({ draft, reach, shape, onEdit }: Props) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLDivElement>(null);
  /** What shall have the focus once the draft is drawn: tiles and edges come and go under the keys. */
  const wanted = useRef<string | null>('[data-tile]');
  const numbered = draft.grid.cells.map((cell, tile) => ({ cell, tile }));
  const edges = edgesOf(draft.grid, reach);
  const drag = useEdgeDrag(canvas, draft, onEdit);
  useEffect(() => {
    const tile = `[data-tile="${draft.current}"]`;
    const selector = wanted.current ?? (isTileFocus() ? tile : null);
    wanted.current = null;
    if (selector !== null) canvas.current?.querySelector<HTMLElement>(selector)?.focus();
  }, [draft]);
  const arrowOnTile = (event: KeyboardEvent) => {
    const direction = arrows[event.code];
    if (!direction || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onEdit((before) => stepTo(before, direction, event.shiftKey ? 'reach' : 'only'));
  };
  const nudge = (edge: GridEdge, by: number) => {
    const next = nudgeEdge(draft, edge, by);
    const at = edge.upright
      ? next.grid.cells[edge.after[0] ?? 0]?.column
      : next.grid.cells[edge.after[0] ?? 0]?.row;
    wanted.current = `[data-edge="${findEdge(next.grid, reach, { ...edge, at: at ?? edge.at })}"]`;
    onEdit(() => next);
  };
  return (
    <div className="canvas-frame">
      <div
        ref={canvas}
        className="grid-canvas"
        style={{ aspectRatio: shape, width: `min(100cqw, ${100 * shape}cqh)` }}
        onPointerMove={drag.onPointerMove}
        onPointerUp={drag.onPointerEnd}
        onPointerCancel={drag.onPointerEnd}
      >
        <fieldset className="draft-tiles" aria-label={t('layouts.canvas')} onKeyDown={arrowOnTile}>
          {numbered.map(({ cell, tile }) => (
            <DraftTile
              // A tile is its number here: that is what survives an edit.
              key={tile}
              grid={draft.grid}
              cell={cell}
              tile={tile}
              cameraId={draft.tiles[tile] ?? null}
              selected={draft.selected.includes(tile)}
              current={draft.current === tile}
              onSelect={(how) => onEdit((before) => selectTile(before, tile, how))}
            />
          ))}
        </fieldset>
        {edges.map((edge, index) => (
          <GridEdgeHandle
            key={`${edge.upright} ${edge.before[0]} ${edge.after[0]}`}
            grid={draft.grid}
            edge={edge}
            index={index}
            count={edges.length}
            onNudge={(by) => nudge(edge, by)}
            onStep={(to) => canvas.current?.querySelector<HTMLElement>(`[data-edge="${to}"]`)?.focus()}
            onGrab={(event) => drag.onGrab(event, edge)}
          />
        ))}
      </div>
    </div>
  );
}

/** Whether a tile has the focus, or had it and is gone. */
function isTileFocus(): boolean {
  const active = document.activeElement;
  return active === null || active === document.body || active.closest('.draft-tile') !== null;
}
