import { type DragEvent, useState } from 'react';
import { TilePlace as TilePlaceSchema } from '../../shared/contract/call.ts';
import { putCamera } from './desk-acts.ts';
import type { Operator, TilePlace } from './operator-store.ts';
import { putDown } from './tile-acts.ts';

/** What is dragged: a camera of the list (its id), or a tile of the plan (its place as JSON). */
export const dragTypes = {
  camera: 'application/x-vonglau-camera',
  tile: 'application/x-vonglau-tile',
} as const;

/** A tile that can be dragged elsewhere and that takes cameras and other tiles. `over`: something is held above it now. */
export function useTileDrop(operator: Operator, place: TilePlace, hasCamera: boolean) {
  const [over, setOver] = useState(false);
  const takes = ({ dataTransfer }: DragEvent) =>
    dataTransfer.types.some((type) => type === dragTypes.camera || type === dragTypes.tile);
  const handlers = {
    draggable: hasCamera,
    onDragStart: (event: DragEvent) => {
      const { dataTransfer } = event;
      // With Shift a box is drawn, nothing is carried.
      if (event.shiftKey) return event.preventDefault();
      dataTransfer.setData(dragTypes.tile, JSON.stringify(place));
      dataTransfer.effectAllowed = 'move';
    },
    onDragOver: (event: DragEvent) => {
      if (!takes(event)) return;
      event.preventDefault();
      if (!over) setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      drop(operator, place, event.dataTransfer);
    },
  };
  return { over, handlers };
}

function drop(operator: Operator, place: TilePlace, data: DataTransfer): void {
  const cameraId = data.getData(dragTypes.camera);
  const from = parsePlace(data.getData(dragTypes.tile));
  operator.store.setState({ selected: place });
  if (cameraId !== '') putCamera(operator, place, cameraId);
  else if (from) putDown(operator, from, place);
}

function parsePlace(text: string): TilePlace | null {
  if (text === '') return null;
  const parsed = TilePlaceSchema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
}
