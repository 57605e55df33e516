import type { Disposable } from '../../shared/base/disposable.ts';
import type { CallInput } from '../../shared/contract/calls.ts';
import { logFault } from '../session/log-fault.ts';
import type { Session } from '../session/session-store.ts';
import type { VideoWall } from '../video/video-wall.ts';
import { blobBase64 } from './blob-base64.ts';

/** Answers the core when it wants the picture of one of this window's tiles. */
export function makePictures({ bridge, store }: Session, video: Pick<VideoWall, 'picture'>): Disposable {
  return bridge.on('picture.wanted', ({ requestId, displayId, tile }) => {
    if (displayId !== store.getState().window?.displayId) return;
    answer(requestId, video.picture(tile))
      .then((made) => bridge.call('picture.made', made))
      .catch(logFault('picture.made'));
  });
}

async function answer(
  requestId: string,
  asked: ReturnType<VideoWall['picture']>,
): Promise<CallInput<'picture.made'>> {
  const made = await asked;
  if (!made) return { requestId, picture: null, fault: null };
  const { png, ...rest } = made;
  return { requestId, picture: { ...rest, png: await blobBase64(png) }, fault: null };
}
