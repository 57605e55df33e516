import { z } from 'zod';
import { CameraInfo } from './camera.ts';

/** So many cameras travel in one message: a list of 50,000 in one go would hold the page for half a second. */
export const camerasPerPiece = 1000;

/** A part of the list of all cameras: those from the `from`-th on, of `total`. Pieces come in order; one from 0 begins a new list. */
export const CameraPiece = z.object({
  from: z.number().int().min(0),
  total: z.number().int().min(0),
  cameras: z.array(CameraInfo),
});
export type CameraPiece = z.infer<typeof CameraPiece>;

/** The list in pieces; an empty list is one empty piece. */
export function cameraPieces(cameras: readonly CameraInfo[]): CameraPiece[] {
  const total = cameras.length;
  const pieces = Math.max(1, Math.ceil(total / camerasPerPiece));
  return Array.from({ length: pieces }, (_, index) => {
    const from = index * camerasPerPiece;
    return { from, total, cameras: cameras.slice(from, from + camerasPerPiece) };
  });
}
