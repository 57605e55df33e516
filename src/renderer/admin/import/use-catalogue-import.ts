import { useEffect, useRef, useState } from 'react';
import { CancelledError, type Fault, faultOf } from '../../../shared/base/fault.ts';
import type { CameraImportResult } from '../../../shared/hub/camera-import.ts';
import { readCamerasFile } from '../../operator/add-cameras/read-cameras-file.ts';
import { useOperator } from '../../operator/operator-context.ts';

/** A table that was read from a file. */
export interface CatalogueFile {
  readonly name: string;
  readonly csv: string;
  /** Rows, by its line ends: for how far it is. */
  readonly rows: number;
}

export interface Progress {
  readonly checked: number;
  readonly kept: number;
}

/** Where the import of a file stands. Nothing is kept before `keeping`. */
export type CatalogueImport =
  | { readonly step: 'choose'; readonly fault: Fault | null }
  | {
      readonly step: 'judging';
      readonly name: string;
      readonly file: CatalogueFile | null;
      readonly progress: Progress;
    }
  | {
      readonly step: 'judged';
      readonly name: string;
      readonly file: CatalogueFile | null;
      readonly result: CameraImportResult;
      readonly fault: Fault | null;
    }
  | {
      readonly step: 'keeping';
      readonly file: CatalogueFile;
      readonly judged: CameraImportResult;
      readonly progress: Progress;
    }
  | { readonly step: 'stopped'; readonly name: string }
  | { readonly step: 'kept'; readonly name: string; readonly result: CameraImportResult };

const notBegun: Progress = { checked: 0, kept: 0 };

/** Leads a file from being chosen to its cameras being in the catalogue: judged first without keeping anything, then what the person has agreed to. */
export function useCatalogueImport() {
  const { bridge } = useOperator().session;
  const [state, setState] = useState<CatalogueImport>({ step: 'choose', fault: null });
  const running = useRef<string | null>(null);
  const stop = () => {
    const importId = running.current;
    running.current = null;
    if (importId !== null) void bridge.call('hub.catalogue-cancel', { importId }).catch(unlessAway);
  };
  const stopping = useRef(stop);
  useEffect(() => () => stopping.current(), []);
  useEffect(() => {
    const following = bridge.on('hub.catalogue-progress', ({ importId, ...progress }) => {
      if (importId !== running.current) return;
      setState((now) => (now.step === 'judging' || now.step === 'keeping' ? { ...now, progress } : now));
    });
    return () => following.dispose();
  }, [bridge]);
  const send = async ({ csv }: CatalogueFile, dryRun: boolean): Promise<CameraImportResult> => {
    const importId = crypto.randomUUID();
    running.current = importId;
    try {
      const result = await bridge.call('hub.catalogue-import', { importId, csv, dryRun });
      if (running.current !== importId) throw new CancelledError('import');
      return result;
    } finally {
      if (running.current === importId) running.current = null;
    }
  };

  return {
    state,
    async judge(chosen: File) {
      const { name } = chosen;
      setState({ step: 'judging', name, file: null, progress: notBegun });
      try {
        const found = await readCamerasFile(chosen);
        if ('problem' in found) {
          setState({ step: 'judged', name, file: null, result: notUtf8(found.problem.line), fault: null });
          return;
        }
        const csv = found.text.text;
        const file = { name, csv, rows: linesOf(csv) };
        setState({ step: 'judging', name, file, progress: notBegun });
        setState({ step: 'judged', name, file, result: await send(file, true), fault: null });
      } catch (error) {
        const fault = faultOf(error);
        setState({ step: 'choose', fault: fault.code === 'cancelled' ? null : fault });
      }
    },
    async keep() {
      if (state.step !== 'judged' || state.file === null) return;
      const { file, result, name } = state;
      setState({ step: 'keeping', file, judged: result, progress: notBegun });
      try {
        setState({ step: 'kept', name, result: await send(file, false) });
      } catch (error) {
        const fault = faultOf(error);
        setState(fault.code === 'cancelled' ? { step: 'stopped', name } : { ...state, fault });
      }
    },
    stop,
    again() {
      stop();
      setState({ step: 'choose', fault: null });
    },
  };
}

function notUtf8(row: number | null): CameraImportResult {
  return {
    dryRun: true,
    rows: 0,
    added: 0,
    changed: 0,
    same: 0,
    refused: 0,
    problems: [{ row, column: '', reason: 'not-utf8', value: '' }],
    warnings: [],
    unusedColumns: [],
  };
}

/** Rows of a table, by its line ends, without the heading. */
function linesOf(csv: string): number {
  let count = 0;
  for (let at = csv.indexOf('\n'); at >= 0; at = csv.indexOf('\n', at + 1)) count += 1;
  return Math.max(1, csv.endsWith('\n') ? count - 1 : count);
}

/** Without the core there is nothing that goes on. */
function unlessAway(error: unknown): void {
  const fault = faultOf(error);
  if (fault.code !== 'disconnected') console.error(`hub.catalogue-cancel: ${fault.code} ${fault.message}`);
}
