import { faultOf } from '../../shared/base/fault.ts';
import { choosePainter } from './choose-painter.ts';
import { WallEngine } from './wall-engine.ts';
import type { FromWorker, ToWorker } from './wall-message.ts';

// The renderer is compiled with the page's types; in a worker the global's postMessage takes a message and no origin.
const post = (globalThis as unknown as { postMessage(message: FromWorker): void }).postMessage.bind(
  globalThis,
);

let engine: WallEngine | null = null;
let waitingTiles: Extract<ToWorker, { type: 'tiles' }> | null = null;

globalThis.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === 'tiles') setTiles(data);
  else start(data).catch((error: unknown) => post({ type: 'fault', fault: faultOf(error) }));
};

function setTiles(message: Extract<ToWorker, { type: 'tiles' }>): void {
  if (engine) engine.setTiles(message.size, message.tiles, message.atMs);
  else waitingTiles = message;
}

async function start({ canvas, bridge }: Extract<ToWorker, { type: 'start' }>): Promise<void> {
  const { painter, result, problems } = await choosePainter(canvas);
  for (const problem of problems) console.warn(problem);
  post({ type: 'painter', result });
  engine = new WallEngine({
    bridge,
    painter,
    onTiles: (reports) => post({ type: 'tiles', reports }),
    onAlive: () => post({ type: 'alive' }),
  });
  if (waitingTiles) setTiles(waitingTiles);
}
