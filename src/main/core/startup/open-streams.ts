import { findFfmpeg } from '../ffmpeg/find.ts';
import type { Logger } from '../log/logger.ts';
import { createStreamDirectory } from '../streams/stream-directory.ts';

/** The ffmpeg that was found and the streams of all cameras on it. Throws ExpectedError `ffmpeg-missing` or `ffmpeg-too-old`. */
export async function openStreams(logger: Logger) {
  const ffmpeg = await findFfmpeg();
  logger.info(`ffmpeg ${ffmpeg.version} at ${ffmpeg.path}`);
  return { ffmpeg, streams: createStreamDirectory({ ffmpeg, logger: logger.child('streams') }) };
}
