import { findFfmpeg } from '../ffmpeg/find.ts';
import { ProbeMemory } from '../ffmpeg/probe-memory.ts';
import type { Logger } from '../log/logger.ts';
import { createStreamDirectory } from '../streams/stream-directory.ts';
import { machineDirectory } from './data-directories.ts';

/** The ffmpeg that was found and the streams of all cameras on it. Throws ExpectedError `ffmpeg-missing` or `ffmpeg-too-old`. */
export async function openStreams(logger: Logger) {
  const ffmpeg = await findFfmpeg({ memory: new ProbeMemory(machineDirectory(), logger) });
  logger.info(`ffmpeg ${ffmpeg.version} at ${ffmpeg.path}`);
  const clients = process.env.VONGLAU_PULL === 'ffmpeg' ? 'ffmpeg' : 'own-first';
  return { ffmpeg, streams: createStreamDirectory({ ffmpeg, logger: logger.child('streams'), clients }) };
}
