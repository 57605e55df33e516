import type { TileRect } from '../../shared/wall/layout.ts';
import type { Painter } from './painter.ts';
import { type PainterKind, painterKinds } from './painter-kinds.ts';
import { readBack } from './read-back.ts';
import type { PainterResult } from './wall-message.ts';

const sampleSize = { width: 640, height: 360 };
const sampleTile = { width: 240, height: 135 };
/** The best of some short runs: on a busy machine one run may tell more of the others than of the painter. */
const runs = 4;
const samples = 4;
/** One that takes so many times the best so far is not measured any further: the wall waits. */
const hopeless = 2;

/** Measures every painter on a canvas of its own, then gives `canvas` the cheapest. A painter that throws is one that does not work here. */
export async function choosePainter(
  canvas: OffscreenCanvas,
): Promise<{ painter: Painter; result: PainterResult; problems: string[] }> {
  const problems: string[] = [];
  const measured: { painter: string; msPerTile: number | null }[] = [];
  let bestMs = Number.POSITIVE_INFINITY;
  for (const candidate of painterKinds) {
    const msPerTile = await measure(candidate, bestMs * hopeless).catch((error: unknown) => {
      problems.push(`painter ${candidate.name}: ${String(error)}`);
      return null;
    });
    measured.push({ painter: candidate.name, msPerTile });
    bestMs = Math.min(bestMs, msPerTile ?? bestMs);
  }
  const best = measured.reduce((a, b) => ((b.msPerTile ?? Infinity) < (a.msPerTile ?? Infinity) ? b : a));
  const painter = await painterKinds.find((candidate) => candidate.name === best.painter)?.make(canvas);
  if (!painter) throw new Error('no painter works on this canvas');
  return { painter, result: { painter: best.painter, measured }, problems };
}

async function measure(candidate: PainterKind, enoughMs: number): Promise<number | null> {
  const canvas = new OffscreenCanvas(sampleTile.width * 2, sampleTile.height * 2);
  const painter = await candidate.make(canvas);
  if (!painter) return null;
  const frame = sampleFrame();
  try {
    await paintRun(painter, canvas, frame);
    let bestMs = Number.POSITIVE_INFINITY;
    for (let run = 0; run < runs; run++) {
      const startedAtMs = performance.now();
      await paintRun(painter, canvas, frame);
      bestMs = Math.min(bestMs, (performance.now() - startedAtMs) / samples);
      if (bestMs > enoughMs) break;
    }
    return Math.round(bestMs * 1000) / 1000;
  } finally {
    frame.close();
  }
}

async function paintRun(painter: Painter, canvas: OffscreenCanvas, frame: VideoFrame): Promise<void> {
  for (let index = 0; index < samples; index++) {
    const rect: TileRect = { x: (index & 1) * sampleTile.width, y: 0, ...sampleTile };
    await painter.paint(frame, { rect, region: null, ground: null });
  }
  readBack(canvas);
}

function sampleFrame(): VideoFrame {
  const { width, height } = sampleSize;
  const planes = Uint8Array.from({ length: (width * height * 3) / 2 }, (_, at) => (at * 7 + (at >> 8)) & 255);
  return new VideoFrame(planes, { format: 'I420', codedWidth: width, codedHeight: height, timestamp: 0 });
}
