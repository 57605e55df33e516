import { findFfmpeg } from '../core/ffmpeg/find.ts';
import type { Logger } from '../core/log/logger.ts';
import { createStreamDirectory } from '../core/streams/stream-directory.ts';

/** The streams of all cameras on the ffmpeg that was found. Throws ExpectedError `ffmpeg-missing` or `ffmpeg-too-old`. */
export async function openStreams(logger: Logger) {
  const ffmpeg = await findFfmpeg();
  logger.info(`ffmpeg ${ffmpeg.version} at ${ffmpeg.path}`);
  return createStreamDirectory({ ffmpeg, logger: logger.child('streams') });
}
