import { coreNodeFlags } from '../src/main/core/node-flags.ts';
import { runChild } from './run-child.ts';

export interface OpeningFigures {
  readonly feeds: number;
  /** From the layout's opening to the slowest tile's first picture, milliseconds. */
  readonly coldMs: number;
  /** The same, one after the other. */
  readonly pulledMs: readonly number[];
}

/**
 * Opens a layout whose cameras nobody pulls yet (the wall shows one empty tile before), then the same a few times in a new window while the core still
 * pulls them. In a process of its own, which has the core's flags: without them its garbage is collected in another way than the product's.
 */
export async function measureOpening(camerasFile: string, feeds: number): Promise<OpeningFigures> {
  const output = await runChild(process.execPath, [
    ...coreNodeFlags,
    'bench/opening-run.ts',
    camerasFile,
    String(feeds),
  ]);
  // What bench/opening-run.ts of this very version prints.
  return JSON.parse(output) as OpeningFigures;
}
