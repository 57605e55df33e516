import { createDecodeLanes } from '../../src/main/core/decode/decode-lanes.ts';
import { createLogger } from '../../src/main/core/log/logger.ts';
import { MediaSockets } from '../../src/main/core/media/media-sockets.ts';
import type { StreamDirectory } from '../../src/main/core/streams/pulled-stream.ts';
import type { WindowIdentity } from '../../src/shared/contract/window-identity.ts';
import { type PageServer, servePage } from './page-server.ts';

const caller: WindowIdentity = { windowId: 'window', kind: 'wall', displayId: null };

/** The core's own media sockets and decode lanes at these streams, serving the built page of `folder`. `now` gives core time. */
export async function startLanesCore(
  folder: string,
  streams: StreamDirectory,
  now: () => number,
): Promise<PageServer> {
  const logger = createLogger(() => {});
  const ffmpeg = { path: process.env.VONGLAU_FFMPEG ?? 'ffmpeg', version: '5.1' };
  const lanes = createDecodeLanes({ ffmpeg, logger, streams, method: () => 'software', now });
  const media = new MediaSockets(streams, lanes, logger);
  const server = await servePage(folder, (socket) => media.accept(socket, caller));
  return {
    url: server.url,
    close: async () => {
      await server.close();
      await lanes.dispose();
    },
  };
}
