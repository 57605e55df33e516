import type { CameraImportResult } from '../../../shared/hub/camera-import.ts';
import type { TestHub } from '../test-hub.ts';
import { importCameras } from './import-cameras.ts';

export interface TestImport {
  readonly dryRun?: boolean;
  readonly account?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { checked: number; kept: number }) => void;
}

/** Takes a table into a hub under test, in pieces, by its administrator unless said otherwise. */
export function importInto(
  hub: TestHub,
  bytes: Uint8Array,
  run: TestImport = {},
): Promise<CameraImportResult> {
  const { dryRun = false, account = 'quantri', signal = new AbortController().signal } = run;
  const { queue, city, catalogue, now } = hub;
  const onProgress = run.onProgress ?? (() => undefined);
  const options = { dryRun, caller: hub.caller(account), signal, onProgress };
  return importCameras(inChunks(bytes), { queue, city, catalogue, now }, options);
}

async function* inChunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  // Odd enough to cut characters in two.
  for (let at = 0; at < bytes.length; at += 997) yield bytes.subarray(at, at + 997);
}
