import { join } from 'node:path';
import type { Language } from '../../../shared/settings/preferences.ts';
import type { Logger } from '../log/logger.ts';
import { ConsoleSettings } from './console-settings-shape.ts';
import { loadSettings, saveSettings } from './settings-file.ts';

/** The console's settings, in memory and on disk: changes are written one after the other, the newest wins. */
export class SettingsStore {
  private writing: Promise<void> | null = null;
  private changed = false;
  private readonly path: string;
  private readonly logger: Logger;
  private value: ConsoleSettings;

  private constructor(path: string, value: ConsoleSettings, logger: Logger) {
    this.path = path;
    this.value = value;
    this.logger = logger;
  }

  /** Opens `console.json` in the data folder; `notice` tells of one that was broken and kept aside. `systemLanguage` is for who has chosen none. */
  static async open(
    dataDirectory: string,
    logger: Logger,
    systemLanguage: Language | null = null,
  ): Promise<{ store: SettingsStore; notice: { code: string; detail: string } | null }> {
    const path = join(dataDirectory, 'console.json');
    const preferences = systemLanguage === null ? {} : { language: systemLanguage };
    const defaults = ConsoleSettings.parse({ version: 1, preferences, displays: {} });
    const { value, keptAside, why } = await loadSettings(path, ConsoleSettings, defaults);
    const store = new SettingsStore(path, value, logger);
    if (keptAside === null) return { store, notice: null };
    logger.warn(`settings were broken (${why}); kept as ${keptAside}, defaults are used`);
    return { store, notice: { code: 'settings-broken', detail: keptAside } };
  }

  get(): ConsoleSettings {
    return this.value;
  }

  update(change: Partial<Omit<ConsoleSettings, 'version'>>): void {
    this.value = { ...this.value, ...change };
    this.changed = true;
    this.writing ??= this.write();
  }

  /** Resolves when everything changed so far is on disk. */
  async flush(): Promise<void> {
    await this.writing;
  }

  private async write(): Promise<void> {
    while (this.changed) {
      this.changed = false;
      try {
        await saveSettings(this.path, this.value);
      } catch (error) {
        this.logger.error(`settings could not be saved to ${this.path}: ${String(error)}`);
      }
    }
    this.writing = null;
  }
}
