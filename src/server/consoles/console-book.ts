import type { Kysely } from 'kysely';
import { Emitter } from '../../shared/base/emitter.ts';
import { ConsoleDevice } from '../../shared/hub/console-device.ts';
import type { HubTables } from '../storage/tables.ts';

export const consoleKind = 'console';

/** A console and the version of its row. */
export interface KnownConsole {
  readonly device: ConsoleDevice;
  readonly version: number;
}

/** Consoles that asked to be enrolled, in memory as on disk. Changed after commits only. */
export class ConsoleBook {
  /** Fires with the id of a console that is no longer approved. */
  readonly revoked = new Emitter<string>();
  private readonly known = new Map<string, KnownConsole>();

  async load(db: Kysely<HubTables>): Promise<void> {
    const rows = await db.selectFrom('entity').selectAll().where('kind', '=', consoleKind).execute();
    for (const { id, version, row } of rows)
      this.known.set(id, { device: ConsoleDevice.parse(JSON.parse(row)), version });
  }

  get(id: string): KnownConsole | null {
    return this.known.get(id) ?? null;
  }

  all(): readonly KnownConsole[] {
    return [...this.known.values()];
  }

  waiting(): number {
    return this.all().filter(({ device }) => device.state === 'asked').length;
  }

  set(known: KnownConsole): void {
    this.known.set(known.device.id, known);
    if (known.device.state === 'revoked') this.revoked.fire(known.device.id);
  }
}
