import { useEffect, useRef, useState } from 'react';
import { type Fault, faultOf } from '../../../shared/base/fault.ts';
import type { ImportProblem } from '../../../shared/camera/import-problem.ts';
import type { CallOutput } from '../../../shared/contract/calls.ts';
import { useOperator } from '../operator-context.ts';
import { type CamerasText, readCamerasFile } from './read-cameras-file.ts';

export type Preview = CallOutput<'cameras.preview'>;

/** Where the adding of a file stands. Nothing is kept before `adding`. */
export type FileImport =
  | { readonly step: 'choose'; readonly fault: Fault | null }
  | { readonly step: 'reading'; readonly name: string }
  | {
      readonly step: 'read';
      readonly name: string;
      readonly preview: Preview;
      readonly text: CamerasText | null;
      readonly fault: Fault | null;
    }
  | { readonly step: 'adding'; readonly preview: Preview }
  | { readonly step: 'added'; readonly result: CallOutput<'cameras.import'> };

const nothingIn = { added: 0, changed: 0, same: 0, skipped: 0, unusedColumns: [] };

/** Leads a file from being chosen to its cameras being in the list: a dry run first, then what the person has agreed to. */
export function useFileImport() {
  const { session } = useOperator();
  const [state, setState] = useState<FileImport>({ step: 'choose', fault: null });
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);
  const begin = () => {
    stop.current.abort();
    stop.current = new AbortController();
    return stop.current.signal;
  };
  const read = async (file: File) => {
    const signal = begin();
    setState({ step: 'reading', name: file.name });
    try {
      const found = await readCamerasFile(file);
      if (signal.aborted) return;
      const text = 'text' in found ? found.text : null;
      const preview =
        'text' in found
          ? await session.bridge.call('cameras.preview', found.text, signal)
          : withProblem(found.problem);
      setState({ step: 'read', name: file.name, preview, text, fault: null });
    } catch (error) {
      if (!signal.aborted) setState({ step: 'choose', fault: faultOf(error) });
    }
  };
  const add = async () => {
    if (state.step !== 'read' || state.text === null) return;
    setState({ step: 'adding', preview: state.preview });
    try {
      setState({ step: 'added', result: await session.bridge.call('cameras.import', state.text) });
    } catch (error) {
      setState({ ...state, fault: faultOf(error) });
    }
  };
  const again = () => {
    begin();
    setState({ step: 'choose', fault: null });
  };
  return { state, read, add, again };
}

function withProblem(problem: ImportProblem): Preview {
  return { ...nothingIn, problems: [problem], problemCount: 1 };
}
