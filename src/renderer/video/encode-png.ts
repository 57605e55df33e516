import type { PngAnswer } from './png-worker.ts';

/**
 * The whole frame as a PNG file in its display size; the frame is given away. A worker is made for it: the browser encodes on the thread that asks, a tenth of a
 * second and more for a large picture, and the wall must not stand still for that. Rejects when there is no memory for it.
 */
export async function encodePng(frame: VideoFrame): Promise<Blob> {
  const worker = new Worker(new URL('./png-worker.ts', import.meta.url), { type: 'module', name: 'png' });
  try {
    return await new Promise<Blob>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<PngAnswer>) =>
        'png' in data ? resolve(data.png) : reject(new Error(data.why));
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage(frame, [frame]);
    });
  } finally {
    worker.terminate();
  }
}
