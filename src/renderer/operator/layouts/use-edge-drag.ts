import { type PointerEvent, type RefObject, useRef } from 'react';
import type { GridEdge } from '../../../shared/wall/grid-edges.ts';
import type { LayoutGrid } from '../../../shared/wall/layout-grid.ts';
import { beginDrag, dragEdge, endDrag, type LayoutDraft } from './layout-draft.ts';
import type { EditDraft } from './layout-editor.tsx';

/** Drags an edge with the pointer. The canvas keeps the pointer: the edge's own element may be drawn anew on the way. */
export function useEdgeDrag(canvas: RefObject<HTMLElement | null>, draft: LayoutDraft, onEdit: EditDraft) {
  const held = useRef<{ grid: LayoutGrid; edge: GridEdge } | null>(null);
  return {
    onGrab(event: PointerEvent, edge: GridEdge): void {
      if (event.button !== 0 || !canvas.current) return;
      held.current = { grid: draft.grid, edge };
      canvas.current.setPointerCapture(event.pointerId);
      onEdit(beginDrag);
    },
    onPointerMove({ clientX, clientY }: PointerEvent): void {
      const box = canvas.current?.getBoundingClientRect();
      if (!held.current || !box) return;
      const { grid, edge } = held.current;
      const line = edge.upright
        ? ((clientX - box.left) / box.width) * grid.columns
        : ((clientY - box.top) / box.height) * grid.rows;
      onEdit((before) => dragEdge(before, grid, edge, line));
    },
    onPointerEnd(): void {
      if (held.current) onEdit(endDrag);
      held.current = null;
    },
  };
}
