import { createHash } from 'node:crypto';
import type {
  CameraImportLine,
  CameraImportResult,
  ImportRowProblem,
} from '../../../shared/hub/camera-import.ts';
import { decideGeneral } from '../../../shared/rights/decide-general.ts';
import type { CityState } from '../../city/city-state.ts';
import type { Caller } from '../../command/command-context.ts';
import type { CommandQueue } from '../../command/command-queue.ts';
import { notAllowed } from '../not-allowed.ts';
import type { Catalogue } from '../put-camera.ts';
import { type CheckedRows, checkRows } from './check-rows.ts';
import { csvRecords } from './csv-records.ts';
import { decodeUtf8 } from './decode-utf8.ts';
import { ImportRefusal } from './import-refusal.ts';
import { isSame, keepRows, type RowsKept } from './keep-rows.ts';

export interface ImportParts {
  readonly queue: CommandQueue;
  readonly city: CityState;
  readonly catalogue: Catalogue;
  readonly now: () => number;
}

export interface ImportOptions {
  readonly dryRun: boolean;
  readonly caller: Caller;
  readonly signal: AbortSignal;
  /** Called as it goes on. */
  onProgress(progress: Extract<CameraImportLine, { progress: unknown }>['progress']): void;
}

export const mostImportBytes = 64 * 1024 * 1024;
const mostRows = 100_000;
/** Problems that are told; more of them help nobody. */
const mostProblems = 1000;
/** Rows in one transaction: other commands wait behind so many. */
const rowsAPiece = 100;

/**
 * Imports a table of cameras: every row is judged first, with the rules of `camera.put`; unless it is a dry run the good ones are then kept, piece by piece,
 * so that nobody waits behind 50,000. Throws CommandRefusal `not-allowed` for who administers nothing, CancelledError's cause when the signal fires: what is kept by
 * then stays, and the same file again changes only the rest. Logged with the file's SHA-256.
 */
export async function importCameras(
  file: AsyncIterable<Uint8Array>,
  parts: ImportParts,
  options: ImportOptions,
): Promise<CameraImportResult> {
  const { dryRun, caller, signal, onProgress } = options;
  const { city, catalogue, now } = parts;
  const decision = decideGeneral({ person: caller.access, right: 'administer', now: now() });
  if (!decision.allowed) throw notAllowed(decision);
  const hash = createHash('sha256');
  const checked = await checkFile(() =>
    checkRows({
      records: csvRecords(decodeUtf8(hashed(file, hash), mostImportBytes)),
      caller,
      city,
      catalogue,
      nowMs: now(),
      signal,
      mostRows,
      onProgress: (rows) => onProgress({ checked: rows, kept: 0 }),
    }),
  );
  const kept = dryRun ? foretell(checked, city) : await keepAll(checked, parts, options);
  const result = resultOf(dryRun, checked, kept);
  await logImport(parts.queue, caller, { sha256: hash.digest('hex'), ...counts(result) });
  return result;
}

async function checkFile(check: () => Promise<CheckedRows>): Promise<CheckedRows> {
  try {
    return await check();
  } catch (error) {
    if (!(error instanceof ImportRefusal)) throw error;
    return { rows: 0, drafts: [], problems: [error.problem], warnings: [], refused: 0, unusedColumns: [] };
  }
}

async function* hashed(
  file: AsyncIterable<Uint8Array>,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of file) {
    hash.update(chunk);
    yield chunk;
  }
}

function foretell({ drafts }: CheckedRows, city: CityState): RowsKept {
  const same = drafts.filter((draft) => isSame(draft, city)).length;
  const added = drafts.filter(({ camera }) => city.camera(camera.id) === undefined).length;
  return { added, same, changed: drafts.length - same - added, problems: [] };
}

async function keepAll(
  { rows, drafts }: CheckedRows,
  { queue, city, catalogue }: ImportParts,
  { caller, signal, onProgress }: ImportOptions,
): Promise<RowsKept> {
  const all: RowsKept = { added: 0, changed: 0, same: 0, problems: [] };
  for (let at = 0; at < drafts.length; at += rowsAPiece) {
    signal.throwIfAborted();
    const piece = drafts.slice(at, at + rowsAPiece);
    const kept = await queue.change(
      (change) => keepRows(piece, { change, caller, city, catalogue }),
      caller.personId,
    );
    all.added += kept.added;
    all.changed += kept.changed;
    all.same += kept.same;
    all.problems.push(...kept.problems);
    onProgress({ checked: rows, kept: Math.min(at + rowsAPiece, drafts.length) });
  }
  return all;
}

function resultOf(dryRun: boolean, checked: CheckedRows, kept: RowsKept): CameraImportResult {
  const problems: ImportRowProblem[] = [...checked.problems, ...kept.problems];
  return {
    dryRun,
    rows: checked.rows,
    added: kept.added,
    changed: kept.changed,
    same: kept.same,
    refused: checked.refused + kept.problems.length,
    problems: problems.slice(0, mostProblems),
    warnings: checked.warnings.slice(0, mostProblems),
    unusedColumns: [...checked.unusedColumns],
  };
}

function counts({ dryRun, rows, added, changed, same, refused }: CameraImportResult) {
  return { dryRun, rows, added, changed, same, refused };
}

async function logImport(
  queue: CommandQueue,
  { personId, consoleId }: Caller,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  await queue.change(({ audit }) =>
    audit({ what: 'catalogue.import', outcome: 'done', personId, consoleId, cameraId: null, detail }),
  );
}
