import { setImmediate } from 'node:timers/promises';

/** Longest span in which a long change keeps sockets waiting. */
const spanMs = 20;

/** Lets the loop turn now and then: SQLite answers at once, so a change of many rows would never leave its turn by itself. */
export class Breath {
  private sinceMs = performance.now();

  async take(): Promise<void> {
    if (performance.now() - this.sinceMs < spanMs) return;
    await setImmediate();
    this.sinceMs = performance.now();
  }
}
