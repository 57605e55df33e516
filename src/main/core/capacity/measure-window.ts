import { ProcessTree } from '../report/process-tree.ts';
import { startCpuSpan } from './cpu-span.ts';
import { CpuTrace } from './cpu-trace.ts';
import { type Counted, fewPictures, type Measured, measuredOf, mostSpans } from './measured.ts';
import type { WindowQuestions } from './window-questions.ts';

export interface MeasureWindowOptions {
  readonly questions: WindowQuestions;
  /** One media message: a clip, or pictures as the ffmpeg lane sends them. */
  readonly message: Uint8Array;
  readonly tile: { readonly width: number; readonly height: number };
  readonly cores: number;
  readonly forMs: number;
  /** Root processes of the browser, whose CPU time is counted; none: only the time it takes. */
  readonly browserPids: readonly number[];
}

/** A window that was opened just now still looks for its painter; what it says then holds for no other time. */
const notReady = /painter yet/;

/** What a picture costs in a window from its packet to its tile. Throws CancelledError. */
export async function measureWindow(options: MeasureWindowOptions, signal: AbortSignal): Promise<Measured> {
  const { browserPids, forMs } = options;
  const tree = new ProcessTree();
  const span =
    browserPids.length === 0 ? null : startCpuSpan({ look: () => tree.members(browserPids), own: false });
  const cpu = span && new CpuTrace(span);
  try {
    const asked = await ask(options, forMs, cpu, signal);
    if ('problem' in asked || asked.pictures === 0 || asked.pictures >= fewPictures) return told(asked);
    return told(await ask(options, mostSpans * forMs, cpu, signal));
  } finally {
    cpu?.dispose();
  }
}

type Asked = Counted | Extract<Measured, { problem: string }>;

function told(asked: Asked): Measured {
  return 'problem' in asked ? asked : measuredOf(asked);
}

async function ask(
  { questions, message, tile, cores }: MeasureWindowOptions,
  forMs: number,
  cpu: CpuTrace | null,
  signal: AbortSignal,
): Promise<Asked> {
  const records = Buffer.from(message).toString('base64');
  const answer = await questions.ask({ records, parallel: cores, forMs, tile }, signal);
  if (typeof answer === 'string') return { problem: answer, lasting: false };
  const { pictures, elapsedMs, problem } = answer;
  if (problem !== null) return { problem, lasting: !notReady.test(problem) };
  // The window starts its decoders first, which is in no figure: it answers when the time it tells of is over.
  return { cores, elapsedMs, cpuMs: cpu?.usedInLast(elapsedMs) ?? null, pictures };
}
