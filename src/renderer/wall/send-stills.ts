import type { Disposable } from '../../shared/base/disposable.ts';
import { logFault } from '../session/log-fault.ts';
import { pageTimeMs } from '../session/page-time.ts';
import type { Session } from '../session/session-store.ts';
import type { VideoWall } from '../video/video-wall.ts';
import { blobBase64 } from './blob-base64.ts';

const everyMs = 1000;
/** Wide enough for a miniature on the largest desk. */
const maxWidth = 640;

/** Sends the core a small picture of this window once a second for as long as one is wanted. */
export function sendStills(
  { bridge, store }: Session,
  video: Pick<VideoWall, 'still'>,
): Disposable & { want(wanted: boolean): void } {
  let timer: ReturnType<typeof setInterval> | undefined;
  let busy = false;
  const send = async () => {
    const displayId = store.getState().window?.displayId;
    if (busy || !displayId || store.getState().link.phase !== 'connected') return;
    busy = true;
    try {
      const atMs = pageTimeMs();
      const still = await video.still(maxWidth);
      if (still) await bridge.call('display.still', { displayId, atMs, jpeg: await blobBase64(still) });
    } catch (error) {
      logFault('display.still')(error);
    } finally {
      busy = false;
    }
  };
  const stop = () => {
    clearInterval(timer);
    timer = undefined;
  };
  return {
    want(wanted) {
      if (wanted === (timer !== undefined)) return;
      if (!wanted) return stop();
      timer = setInterval(() => void send(), everyMs);
      void send();
    },
    dispose: stop,
  };
}
