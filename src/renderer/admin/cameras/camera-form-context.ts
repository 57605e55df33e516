import { createContext, useContext } from 'react';
import { assert } from '../../../shared/base/assert.ts';
import type { CameraField, CameraText } from './camera-text.ts';

/** The form that its fields belong to. */
export interface CameraFormParts {
  readonly row: CameraText;
  /** What is wrong with a field, in words; empty when nothing is. */
  problem(field: CameraField): string;
  change(part: Partial<CameraText>): void;
}

export const CameraFormContext = createContext<CameraFormParts | null>(null);

export function useCameraForm(): CameraFormParts {
  const form = useContext(CameraFormContext);
  assert(form, 'inside a CameraFormContext');
  return form;
}
