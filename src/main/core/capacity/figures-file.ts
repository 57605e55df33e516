import { join } from 'node:path';
import { z } from 'zod';
import { faultOf } from '../../../shared/base/fault.ts';
import { CapacityFigure, HardwareMethod } from '../../../shared/capacity/capacity.ts';
import type { Logger } from '../log/logger.ts';
import { loadSettings, saveSettings } from '../settings/settings-file.ts';

/** Figures as they were taken at one time. */
export const TakenFigures = z.object({
  measuredAtMs: z.number(),
  methods: z.array(HardwareMethod),
  figures: z.array(CapacityFigure),
});
export type TakenFigures = z.infer<typeof TakenFigures>;

const CapacityFile = z.object({ version: z.literal(1), key: z.string(), taken: TakenFigures }).nullable();

/** The figures of this machine, kept as `capacity.json` in the data directory. */
export class FiguresFile {
  private readonly path: string;
  private readonly logger: Logger;

  constructor(dataDirectory: string, logger: Logger) {
    this.path = join(dataDirectory, 'capacity.json');
    this.logger = logger;
  }

  /** Figures taken under this key (machine.ts); null when there are none, only another machine's, or none that can be read. */
  async read(key: string): Promise<TakenFigures | null> {
    try {
      const { value, keptAside, why } = await loadSettings(this.path, CapacityFile, null);
      if (keptAside !== null)
        this.logger.warn(`figures could not be understood (${why}), kept as ${keptAside}`);
      if (value !== null && value.key !== key)
        this.logger.info(`figures are of another machine: ${value.key}`);
      return value?.key === key ? value.taken : null;
    } catch (error) {
      this.logger.warn(`figures could not be read: ${faultOf(error).message}`);
      return null;
    }
  }

  /** Keeps figures; where that fails they last until the console ends. */
  async write(key: string, taken: TakenFigures): Promise<void> {
    try {
      await saveSettings(this.path, { version: 1, key, taken } satisfies z.input<typeof CapacityFile>);
    } catch (error) {
      this.logger.warn(`figures could not be kept: ${faultOf(error).message}`);
    }
  }
}
