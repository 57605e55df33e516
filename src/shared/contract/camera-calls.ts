import { z } from 'zod';
import { CameraStream } from '../camera/camera.ts';
import { ImportProblem } from '../camera/import-problem.ts';
import { call, nothing } from './call.ts';

const fileText = z.object({
  format: z.enum(['csv', 'json']),
  text: z.string().max(64_000_000),
});

/** The console's own list of cameras: only for a console without a hub and without a cameras file. Addresses go in, never out. */
export const cameraCalls = {
  /**
   * Reads a file without keeping anything: what would come in, what would change, and every bad line (the first 1000 problems of
   * `problemCount`; `skipped` lines would be left out). Fault `cameras-from-file` (the list belongs to a file).
   */
  'cameras.preview': call(
    fileText,
    z.object({
      added: z.number().int(),
      changed: z.number().int(),
      same: z.number().int(),
      skipped: z.number().int(),
      /** Headings of a table that mean nothing here. */
      unusedColumns: z.array(z.string()),
      problems: z.array(ImportProblem).max(1000),
      problemCount: z.number().int(),
    }),
  ),
  /** Takes the file's good lines over. Faults `cameras-from-file` (the list belongs to a file), `disk-full`, `not-writable`. */
  'cameras.import': call(
    fileText,
    z.object({
      added: z.number().int(),
      changed: z.number().int(),
      same: z.number().int(),
      skipped: z.number().int(),
      problemCount: z.number().int(),
    }),
  ),
  /** One camera by address. Faults as above, and `bad-address`, `number-taken`. Answers with its id. */
  'cameras.add': call(
    z.object({
      number: z.number().int().nullable(),
      name: z.string().trim().min(1).max(500),
      unit: z.string().trim().max(500),
      streams: z.array(CameraStream).min(1).max(2),
    }),
    z.object({ id: z.string() }),
  ),
  'cameras.remove': call(z.object({ ids: z.array(z.string()).min(1) }), nothing),
} as const;
