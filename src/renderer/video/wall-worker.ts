import { type Fault, faultOf } from '../../shared/base/fault.ts';
import { choosePainter } from './choose-painter.ts';
import { StillMaker } from './still-maker.ts';
import { WallEngine } from './wall-engine.ts';
import type { FromWorker, ToWorker } from './wall-message.ts';

type Tiles = Extract<ToWorker, { type: 'tiles' }>;
type Still = Extract<ToWorker, { type: 'still' }>;
type Picture = Extract<ToWorker, { type: 'picture' }>;

// The renderer is compiled with the page's types; in a worker the global's postMessage takes a message and no origin.
const { postMessage } = globalThis as unknown as {
  postMessage(message: FromWorker, transfer: Transferable[]): void;
};
const post = (message: FromWorker, transfer: Transferable[] = []) =>
  postMessage.call(globalThis, message, transfer);

const contextLost: Fault = { code: 'video-worker-died', message: 'The graphics context was lost' };

let engine: WallEngine | null = null;
let stills: StillMaker | null = null;
let waitingTiles: Tiles | null = null;
let visible = true;

globalThis.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === 'tiles') setTiles(data);
  if (data.type === 'still') void still(data);
  if (data.type === 'picture') void picture(data);
  if (data.type === 'visible') setVisible(data.visible);
  if (data.type === 'start')
    start(data).catch((error: unknown) => post({ type: 'fault', fault: faultOf(error) }));
};

function setTiles(message: Tiles): void {
  if (engine) engine.setTiles(message.size, message.tiles, message.atMs);
  else waitingTiles = message;
}

function setVisible(seen: boolean): void {
  visible = seen;
  engine?.setVisible(seen);
}

async function start({ canvas, bridge }: Extract<ToWorker, { type: 'start' }>): Promise<void> {
  const { painter, result, problems } = await choosePainter(canvas);
  for (const problem of problems) console.warn(problem);
  post({ type: 'painter', result });
  // Nothing that is drawn from now on would be seen; the canvas cannot be had anew without a new page.
  canvas.addEventListener('webglcontextlost', () => post({ type: 'fault', fault: contextLost }));
  stills = new StillMaker(canvas);
  engine = new WallEngine({
    bridge,
    painter,
    onTiles: (reports) => post({ type: 'tiles', reports }),
    onAlive: () => post({ type: 'alive' }),
  });
  engine.setVisible(visible);
  if (waitingTiles) setTiles(waitingTiles);
}

async function still({ id, maxWidth, quality }: Still): Promise<void> {
  await new Promise<void>((resolve) => {
    if (engine) engine.whenPainted(resolve);
    else resolve();
  });
  try {
    post({ type: 'still', id, jpeg: (await stills?.make(maxWidth, quality)) ?? null });
  } catch (error) {
    console.warn(`still: ${String(error)}`);
    post({ type: 'still', id, jpeg: null });
  }
}

async function picture({ id, tile }: Picture): Promise<void> {
  try {
    const shown = (await engine?.shownFrame(tile)) ?? null;
    post({ type: 'picture', id, shown }, shown ? [shown.frame] : []);
  } catch (error) {
    console.warn(`picture: ${String(error)}`);
    post({ type: 'picture', id, shown: null });
  }
}
