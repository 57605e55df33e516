import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Fault } from '../../../shared/base/fault.ts';
import { faultOf } from '../../../shared/base/fault.ts';
import type { CommandOutput } from '../../../shared/hub/commands.ts';
import { StreamTicket } from '../../../shared/hub/stream-ticket.ts';
import type { Decision } from '../../../shared/rights/decision.ts';
import type { ConsoleKey } from './console-key.ts';
import type { HubClock } from './hub-clock.ts';

/** Tickets asked for within this time go in one question: a layout of 64 tiles opens at once. */
const gatherMs = 10;
const mostAtOnce = 500;

export type TicketAnswer =
  | { readonly ticket: StreamTicket }
  | { readonly refused: Decision }
  | { readonly away: Fault };

interface Asked {
  readonly cameraId: string;
  resolve(answer: TicketAnswer): void;
}

export interface TicketKeeperOptions {
  readonly database: DatabaseSync;
  readonly key: ConsoleKey;
  readonly clock: HubClock;
  /** Asks the hub. Throws ExpectedError `hub-away`. */
  ask(cameraIds: string[]): Promise<CommandOutput<'ticket.open'>>;
  /** Until when tickets may be used while the hub is away: as long as the rights they rest on; hub's clock. */
  rightsUntilMs(): number;
}

/** Stream tickets: asked for in batches, kept sealed under the console's key, good for the time the hub gave, or as long as the rights while it is away. */
export class TicketKeeper {
  private readonly options: TicketKeeperOptions;
  private readonly held = new Map<string, StreamTicket>();
  private readonly stale = new Set<string>();
  private asked: Asked[] = [];
  private timer: NodeJS.Timeout | null = null;

  constructor(options: TicketKeeperOptions) {
    this.options = options;
    this.restore();
  }

  /** A ticket for a camera: a kept one while it is good, else the hub's answer; while the hub is away the kept one serves on. */
  async get(cameraId: string): Promise<TicketAnswer> {
    const kept = this.held.get(cameraId);
    const now = this.options.clock.now();
    if (kept && now < kept.expiresAtMs && !this.stale.has(cameraId)) return { ticket: kept };
    const answer = await this.askFor(cameraId);
    if ('away' in answer && kept && now < this.options.rightsUntilMs()) return { ticket: kept };
    return answer;
  }

  /** The camera may be another by now: its ticket is asked for anew, and serves on while the hub is away. Null: all of them. */
  mayHaveChanged(cameraIds: Iterable<string> | null): void {
    for (const id of cameraIds ?? this.held.keys()) if (this.held.has(id)) this.stale.add(id);
  }

  forget(cameraId: string): void {
    this.stale.delete(cameraId);
    this.held.delete(cameraId);
    this.options.database.prepare('DELETE FROM ticket WHERE camera_id = ?').run(cameraId);
  }

  forgetAll(): void {
    this.held.clear();
    this.stale.clear();
    this.options.database.prepare('DELETE FROM ticket').run();
  }

  private askFor(cameraId: string): Promise<TicketAnswer> {
    return new Promise((resolve) => {
      this.asked.push({ cameraId, resolve });
      this.timer ??= setTimeout(() => {
        this.timer = null;
        void this.flush();
      }, gatherMs);
    });
  }

  private async flush(): Promise<void> {
    const batch = this.asked.slice(0, mostAtOnce);
    this.asked = this.asked.slice(mostAtOnce);
    if (this.asked.length > 0) void this.flush();
    try {
      const { tickets, refused } = await this.options.ask([
        ...new Set(batch.map(({ cameraId }) => cameraId)),
      ]);
      const ticketOf = new Map(tickets.map((ticket) => [ticket.cameraId, ticket]));
      const decisionOf = new Map(refused.map(({ cameraId, decision }) => [cameraId, decision]));
      for (const ticket of tickets) this.keep(ticket);
      for (const { cameraId, resolve } of batch) {
        const ticket = ticketOf.get(cameraId);
        if (ticket) resolve({ ticket });
        else {
          this.forget(cameraId);
          resolve({
            refused: decisionOf.get(cameraId) ?? { allowed: false, because: 'outside-scope', grantId: null },
          });
        }
      }
    } catch (error) {
      const away = faultOf(error);
      for (const { resolve } of batch) resolve({ away });
    }
  }

  private keep(ticket: StreamTicket): void {
    this.held.set(ticket.cameraId, ticket);
    this.stale.delete(ticket.cameraId);
    this.options.database
      .prepare(
        `INSERT INTO ticket (camera_id, sealed, expires_at_ms) VALUES (?, ?, ?)
         ON CONFLICT (camera_id) DO UPDATE SET sealed = excluded.sealed, expires_at_ms = excluded.expires_at_ms`,
      )
      .run(
        ticket.cameraId,
        this.options.key.seal(purpose(ticket.cameraId), JSON.stringify(ticket)),
        ticket.expiresAtMs,
      );
  }

  /** Those of the last run; what another key sealed, or what was changed, is of no use and goes. */
  private restore(): void {
    const Row = z.object({ camera_id: z.string(), sealed: z.instanceof(Uint8Array) });
    for (const row of this.options.database.prepare('SELECT camera_id, sealed FROM ticket').all()) {
      const { camera_id: cameraId, sealed } = Row.parse(row);
      const text = this.options.key.unseal(purpose(cameraId), sealed);
      const ticket = text === null ? undefined : StreamTicket.safeParse(JSON.parse(text)).data;
      if (ticket) this.held.set(cameraId, ticket);
      else this.forget(cameraId);
    }
  }
}

const purpose = (cameraId: string) => `ticket ${cameraId}`;
