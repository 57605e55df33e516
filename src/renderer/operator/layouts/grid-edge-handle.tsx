import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridEdge } from '../../../shared/wall/grid-edges.ts';
import type { LayoutGrid } from '../../../shared/wall/layout-grid.ts';
import { edgeRange } from '../../../shared/wall/move-edge.ts';
import { percentOf } from './percent-of.ts';

interface Props {
  readonly grid: LayoutGrid;
  readonly edge: GridEdge;
  /** Place in the list of edges; only the first one is a stop of Tab. */
  readonly index: number;
  readonly count: number;
  /** Move by so many lines. */
  onNudge(by: number): void;
  /** Give the focus to the edge at that place. */
  onStep(index: number): void;
  onGrab(event: PointerEvent): void;
}

/** Lines that an arrow with Shift moves an edge by: a 24th of the finest grid. */
const longStep = 4;

/** An edge between tiles. Arrows across it move it, arrows along it go to the edge before or after it in the list. */
export function GridEdgeHandle({ grid, edge, index, count, onNudge, onStep, onGrab }: Props) {
  const { t } = useTranslation();
  const { upright, at, from, to, before, after } = edge;
  const lines = upright ? grid.columns : grid.rows;
  const along = upright ? grid.rows : grid.columns;
  const { min, max } = edgeRange(grid, edge);
  const percent = (line: number) => Math.round((100 * line) / lines);
  const press = (event: KeyboardEvent) => {
    const by = arrowSteps(event, upright);
    if (event.nativeEvent.isComposing || by === null) return;
    event.preventDefault();
    if (by.across !== 0) onNudge(by.across * (event.shiftKey ? longStep : 1));
    else onStep((index + by.along + count) % count);
  };
  const numbers = (tiles: readonly number[]) => tiles.map((tile) => tile + 1).join(', ');
  const span = { from: percentOf(from, along), length: percentOf(to - from, along) };
  return (
    <hr
      className={upright ? 'grid-edge grid-edge-upright' : 'grid-edge'}
      data-edge={index}
      tabIndex={index === 0 ? 0 : -1}
      aria-orientation={upright ? 'vertical' : 'horizontal'}
      aria-valuenow={percent(at)}
      aria-valuemin={percent(min)}
      aria-valuemax={percent(max)}
      aria-label={t('layouts.edge', { before: numbers(before), after: numbers(after) })}
      style={
        upright
          ? { left: percentOf(at, lines), top: span.from, height: span.length }
          : { top: percentOf(at, lines), left: span.from, width: span.length }
      }
      onKeyDown={press}
      onPointerDown={onGrab}
    />
  );
}

function arrowSteps({ code }: KeyboardEvent, upright: boolean): { across: number; along: number } | null {
  const x = code === 'ArrowLeft' ? -1 : code === 'ArrowRight' ? 1 : 0;
  const y = code === 'ArrowUp' ? -1 : code === 'ArrowDown' ? 1 : 0;
  if (x === 0 && y === 0) return null;
  return upright ? { across: x, along: y } : { across: y, along: x };
}
