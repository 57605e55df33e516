import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { faultOf } from '../../../shared/base/fault.ts';
import type { Logger } from '../log/logger.ts';
import { loadSettings, saveSettings } from '../settings/settings-file.ts';
import { consoleVersion } from '../version.ts';

const Probed = z.object({
  env: z.record(z.string(), z.string()),
  version: z.string(),
  abilities: z.object({
    socketTimeoutOption: z.enum(['timeout', 'stimeout']).nullable(),
    rtspTransports: z.array(z.string()),
    allowedMediaTypes: z.boolean(),
    tls: z.boolean(),
    nutMuxer: z.boolean(),
    concatDemuxer: z.boolean(),
  }),
});
/** What asking an ffmpeg gave. */
export type Probed = z.infer<typeof Probed>;

const MemoryFile = z.object({ key: z.string(), probed: Probed }).nullable();

/**
 * What the last ffmpeg that served said of itself, kept as `ffmpeg.json`: asking takes five starts of it, 0.3 s of every start of the console. A file of
 * another size or time is another ffmpeg.
 */
export class ProbeMemory {
  private readonly file: string;
  private readonly logger: Logger;

  constructor(folder: string, logger: Logger) {
    this.file = join(folder, 'ffmpeg.json');
    this.logger = logger;
  }

  async recall(path: string): Promise<Probed | null> {
    try {
      const { value } = await loadSettings(this.file, MemoryFile, null);
      return value?.key === (await keyOf(path)) ? value.probed : null;
    } catch (error) {
      this.logger.warn(`what ffmpeg can do could not be read: ${faultOf(error).message}`);
      return null;
    }
  }

  async keep(path: string, probed: Probed): Promise<void> {
    try {
      await saveSettings(this.file, { key: await keyOf(path), probed } satisfies z.input<typeof MemoryFile>);
    } catch (error) {
      this.logger.warn(`what ffmpeg can do could not be kept: ${faultOf(error).message}`);
    }
  }
}

async function keyOf(path: string): Promise<string> {
  const { size, mtimeMs } = await stat(path);
  return [path, size, mtimeMs, consoleVersion].join(' ');
}
