import type { DatabaseSync } from 'node:sqlite';
import type { CommandInput } from '../../../shared/hub/commands.ts';
import type { ConsoleStreams } from '../console.ts';
import type { Logger } from '../log/logger.ts';
import type { ConsoleKey } from './console-key.ts';
import type { DeskRights } from './desk-rights.ts';
import type { HubCameras } from './hub-cameras.ts';
import type { HubClock } from './hub-clock.ts';
import type { HubConnection } from './hub-connection.ts';
import type { RightsKeeper } from './rights-keeper.ts';
import { StreamRouter } from './stream-router.ts';
import { TicketKeeper } from './ticket-keeper.ts';
import { TicketedStreams } from './ticketed-streams.ts';
import type { TopicMirror } from './topic-mirror.ts';
import { ViewingTeller } from './viewing-teller.ts';

export interface HubStreamsOptions {
  /** The pulls, which stand behind the tickets. */
  readonly own: ConsoleStreams;
  readonly database: DatabaseSync;
  readonly key: ConsoleKey;
  readonly clock: HubClock;
  readonly keeper: RightsKeeper;
  readonly rights: DeskRights;
  readonly cameras: HubCameras;
  readonly mirror: TopicMirror;
  readonly logger: Logger;
  /** Who watched what goes to the hub, or waits for it. */
  tellViewing(events: CommandInput<'viewing.tell'>['events']): void;
}

/** The console's streams while it belongs to a hub: behind tickets, with who watched what told to the hub. */
export class HubStreams {
  readonly router: StreamRouter;
  private readonly options: HubStreamsOptions;
  private readonly viewing: ViewingTeller;
  private tickets: TicketKeeper | null = null;
  private ticketed: TicketedStreams | null = null;

  constructor(options: HubStreamsOptions) {
    this.options = options;
    this.router = new StreamRouter(options.own);
    this.viewing = new ViewingTeller(
      (events) => options.tellViewing(events),
      () => options.clock.now(),
    );
    options.mirror.onChanged.on(({ topic, rows, whole }) => {
      if (topic !== 'cameras') return;
      const ids = whole ? null : rows.map(({ id }) => id);
      this.tickets?.mayHaveChanged(ids);
      this.ticketed?.renew(ids);
    });
  }

  /** From now on behind this hub's tickets. */
  begin(connection: HubConnection): void {
    const { own, database, key, clock, keeper, rights, cameras, logger } = this.options;
    const tickets = new TicketKeeper({
      database,
      key,
      clock,
      ask: (cameraIds) => connection.ask('ticket.open', { cameraIds, right: 'view' }),
      rightsUntilMs: () => keeper.current()?.expiresAtMs ?? 0,
    });
    this.tickets = tickets;
    this.ticketed = new TicketedStreams({
      directory: own,
      logger,
      camera: (id) => cameras.info(id),
      closed: (id) => rights.closed(cameras.row(id)),
      ticket: (id) => tickets.get(id),
      hubNow: () => clock.now(),
      onViewing: (id, phase) => this.viewing.tell(id, phase),
    });
    this.router.route(this.ticketed);
  }

  /** Who watched until now has seen the last of it. */
  end(): void {
    this.ticketed?.dispose();
    this.ticketed = null;
  }

  /** The console's own list again. */
  leaveHub(): void {
    this.router.route(null);
  }

  /** Rights are others: what is no longer allowed ends at once. */
  look(): void {
    this.ticketed?.look();
  }

  hubIsBack(): void {
    this.tickets?.mayHaveChanged(null);
    this.ticketed?.hubIsBack();
  }

  /** What the person has seen so far is told in their name. */
  tellViewing(): void {
    this.viewing.flush();
  }

  forgetTickets(): void {
    this.tickets?.forgetAll();
  }

  dispose(): void {
    this.end();
    this.viewing.dispose();
  }
}
