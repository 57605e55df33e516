import type { z } from 'zod';
import { Camera } from './camera.ts';
import type { ImportProblem } from './import-problem.ts';

/** A camera as a file lists it: its id may be left out, then it follows from the number. */
export const ImportedCamera = Camera.extend({ id: Camera.shape.id.nullable().default(null) });
export type ImportedCamera = z.infer<typeof ImportedCamera>;

/** One camera of a file and the line it stands on. */
export interface CameraRow {
  readonly line: number;
  readonly camera: ImportedCamera;
}

/** What one line came to: a camera, or why not. */
export type RowOutcome =
  | { readonly row: CameraRow; readonly problems: null }
  | { readonly row: null; readonly problems: readonly ImportProblem[] };

/** The id of a camera whose file names none. */
export function idOfNumber(number: number): string {
  return `cam-${number}`;
}
