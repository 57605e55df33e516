import { z } from 'zod';

/** Why a row of a file of cameras, or the whole file, is not taken. */
export const importReasons = [
  'missing',
  'bad-value',
  'not-a-number',
  'out-of-range',
  'too-long',
  'bad-address',
  'formula',
  'wrong-columns',
  'duplicate-column',
  'missing-column',
  'duplicate-row',
  'number-taken',
  'unknown-unit',
  'unknown-territory',
  'unknown-sector',
  'ambiguous-name',
  'catalogue-incomplete',
  'duplicate-suspected',
  'not-allowed',
  'conflict',
  'not-utf8',
  'not-csv',
  'no-rows',
  'too-large',
  'layer-mismatch',
] as const;
export const ImportReason = z.enum(importReasons);
export type ImportReason = z.infer<typeof ImportReason>;

/** `row` is the line of the file on which it begins (the heading is 1), null: the whole file. `value` is what stood there, never a secret. */
export const ImportRowProblem = z.object({
  row: z.number().int().nullable(),
  column: z.string(),
  reason: ImportReason,
  value: z.string(),
});
export type ImportRowProblem = z.infer<typeof ImportRowProblem>;

/**
 * What an import came to, or would come to (`dryRun`). At most 1,000 problems and warnings are named; `refused` counts all rows that were not taken. Rows with a warning
 * are taken: `layer-mismatch` is a camera that hangs in another height layer than its purpose asks for (Art. 13.2).
 */
export const CameraImportResult = z.object({
  dryRun: z.boolean(),
  rows: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  same: z.number().int(),
  refused: z.number().int(),
  problems: z.array(ImportRowProblem),
  warnings: z.array(ImportRowProblem),
  /** Columns that mean nothing to the hub. */
  unusedColumns: z.array(z.string()),
});
export type CameraImportResult = z.infer<typeof CameraImportResult>;

/**
 * `POST /api/cameras/import?dryRun=1`, body a CSV in UTF-8: answered with one of these a line (NDJSON), progress until the result.
 * `GET /api/cameras/export` answers with such a CSV, without credentials.
 */
export const CameraImportLine = z.union([
  z.object({ progress: z.object({ checked: z.number().int(), kept: z.number().int() }) }),
  z.object({ result: CameraImportResult }),
]);
export type CameraImportLine = z.infer<typeof CameraImportLine>;
