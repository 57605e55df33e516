import type { ImportReason, ImportRowProblem } from '../../../shared/hub/camera-import.ts';

/** Thrown for what keeps a whole file from being taken. */
export class ImportRefusal extends Error {
  override readonly name = 'ImportRefusal';
  readonly problem: ImportRowProblem;

  constructor(
    reason: ImportReason,
    { row = null, value = '' }: { row?: number | null; value?: string } = {},
  ) {
    super(reason);
    this.problem = { row, column: '', reason, value };
  }
}
