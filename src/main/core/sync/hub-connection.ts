import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { Emitter } from '../../../shared/base/emitter.ts';
import { CancelledError, ExpectedError, faultOf } from '../../../shared/base/fault.ts';
import type { AuditDoubt } from '../../../shared/hub/audit-memory.ts';
import type { CommandAnswer } from '../../../shared/hub/command.ts';
import {
  type CommandInput,
  type CommandName,
  type CommandOutput,
  commands,
} from '../../../shared/hub/commands.ts';
import type { SignInAnswer } from '../../../shared/hub/sign-in.ts';
import type { WallPush } from '../../../shared/hub/wall-push.ts';
import type { Logger } from '../log/logger.ts';
import type { AuditMemoryFile } from './audit-memory-file.ts';
import { AuditWatch } from './audit-watch.ts';
import { CatalogueExchange } from './catalogue-exchange.ts';
import type { ConsoleKey } from './console-key.ts';
import { HubAccount } from './hub-account.ts';
import type { HubClock } from './hub-clock.ts';
import type { HubFactsStore } from './hub-facts-store.ts';
import { HubHttp } from './hub-http.ts';
import { HubLink } from './hub-link.ts';
import type { HubSocket } from './hub-socket.ts';
import type { Outbox } from './outbox.ts';
import { OutboxPump } from './outbox-pump.ts';
import type { RightsKeeper } from './rights-keeper.ts';
import { StoredSession } from './stored-session.ts';
import { TopicFollower } from './topic-follower.ts';
import type { TopicMirror } from './topic-mirror.ts';

export interface HubConnectionOptions {
  readonly address: URL;
  /** PEM of the pinned authority; null over plain HTTP on loopback. */
  readonly authority: string | null;
  readonly database: DatabaseSync;
  readonly key: ConsoleKey;
  readonly facts: HubFactsStore;
  readonly clock: HubClock;
  readonly rights: RightsKeeper;
  readonly mirror: TopicMirror;
  readonly outbox: Outbox;
  readonly logger: Logger;
  readonly consoleName: string;
  readonly auditMemory: AuditMemoryFile;
  /** The hub's audit log is not the one that this console knew. */
  doubted(doubt: AuditDoubt): void;
  /** Which topics concern who is signed in. */
  topics(): ReadonlySet<string>;
}

/** Everything that is said to and heard from one hub. */
export class HubConnection {
  readonly link: HubLink;
  readonly account: HubAccount;
  readonly session: StoredSession;
  readonly catalogue: CatalogueExchange;
  readonly onPush = new Emitter<WallPush>();
  readonly onPushUndone = new Emitter<{ pushId: string; byName: string }>();
  /** Something came that tells that this console is level with the hub. */
  readonly onHeard = new Emitter<void>();
  private readonly options: HubConnectionOptions;
  private readonly follower: TopicFollower;
  private readonly pump: OutboxPump;
  private readonly audit: AuditWatch;

  constructor(options: HubConnectionOptions) {
    this.options = options;
    const { address, authority, key, facts, mirror, outbox, logger, consoleName, auditMemory } = options;
    const http = new HubHttp(address, authority);
    this.account = new HubAccount(http, key, facts, consoleName);
    this.session = new StoredSession(facts, key);
    this.pump = new OutboxPump(outbox, logger);
    const headers = (signal: AbortSignal) =>
      this.account.requestHeaders(this.session.get()?.token ?? '', signal);
    this.follower = new TopicFollower({ mirror, http, logger, headers });
    this.catalogue = new CatalogueExchange({ http, headers });
    this.audit = new AuditWatch({
      memory: auditMemory,
      known: () => this.account.known(),
      prove: (seq) => this.ask('audit.prove', { seq }),
      doubted: (doubt) => options.doubted(doubt),
      logger,
    });
    const known = this.account.known();
    if (known?.consoleId)
      options.rights.restore({
        hubId: known.hubId,
        consoleId: known.consoleId,
        hubPublicKey: known.publicKey,
      });
    this.link = new HubLink({
      address,
      authority,
      account: this.account,
      session: this.session,
      logger,
      onHeartbeat: () => this.onHeard.fire(),
      listeners: {
        rights: ({ snapshot, hubTimeMs }) => {
          options.clock.hubSays(hubTimeMs);
          const hub = this.account.known();
          if (!hub?.consoleId) return;
          const owner = { hubId: hub.hubId, consoleId: hub.consoleId, hubPublicKey: hub.publicKey };
          if (!options.rights.take(snapshot, owner))
            logger.error('the hub sent rights that it did not sign for this console');
          void this.followTopics();
          this.onHeard.fire();
        },
        changes: ({ topic, epoch, changes }) => {
          this.follower.changes(topic, epoch, changes);
          this.onHeard.fire();
        },
        retake: ({ topic }) => this.follower.retake(topic),
        pushed: (push) => this.onPush.fire(push),
        'push-undone': (undone) => this.onPushUndone.fire(undone),
        'audit-head': (head) => this.audit.heard(head),
      },
      onOnline: (socket, session, signal) => this.online(socket, session, signal),
    });
  }

  /** Asks the hub now. Throws ExpectedError `hub-away` or the hub's fault. */
  async ask<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>> {
    const answer = await this.command(name, input);
    if (!answer.ok) throw new ExpectedError(answer.fault);
    const parsed = commands[name].output.safeParse(answer.output);
    if (!parsed.success)
      throw new ExpectedError({ code: 'hub-away', message: `${name}: the hub's answer is not as agreed` });
    // Parsed by the schema of that very command.
    return parsed.data as CommandOutput<N>;
  }

  /** As `ask`, with the hub's answer as data. Throws ExpectedError `hub-away`. */
  async command(name: string, input: unknown): Promise<CommandAnswer> {
    const socket = this.link.online();
    if (!socket) throw new ExpectedError({ code: 'hub-away', message: 'the hub is not there now' });
    return socket.ask('command', { id: randomUUID(), name, input });
  }

  /** Follows what concerns the person now; for when that has changed. */
  async followTopics(): Promise<void> {
    try {
      await this.follower.want(this.options.topics());
    } catch (error) {
      if (!(error instanceof CancelledError)) this.options.logger.warn(`topics: ${faultOf(error).message}`);
    }
  }

  isRefused(topic: string): boolean {
    return this.follower.isRefused(topic);
  }

  async dispose(): Promise<void> {
    this.pump.end();
    this.catalogue.dispose();
    await this.link.dispose();
  }

  private async online(socket: HubSocket, session: SignInAnswer, signal: AbortSignal): Promise<void> {
    // First: until it has compared, no end of the log that this connection tells is believed.
    void this.audit.begin();
    signal.addEventListener('abort', () => this.pump.end(), { once: true });
    await this.follower.begin(socket, signal);
    this.pump.begin(socket, session.personId);
  }
}
