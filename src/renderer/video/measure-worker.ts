import { faultOf } from '../../shared/base/fault.ts';
import type { MeasureJob, MeasureResult } from './measure-message.ts';
import { runMeasure } from './run-measure.ts';

// The renderer is compiled with the page's types; in a worker the global's postMessage takes a message and no origin.
const post = (globalThis as unknown as { postMessage(result: MeasureResult): void }).postMessage.bind(
  globalThis,
);

globalThis.onmessage = ({ data }: MessageEvent<MeasureJob>) => {
  runMeasure(data).then(post, (error: unknown) =>
    post({ pictures: 0, elapsedMs: 0, problem: faultOf(error).message }),
  );
};
