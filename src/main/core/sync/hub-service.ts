import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { Emitter } from '../../../shared/base/emitter.ts';
import { ExpectedError, type Fault, faultOf } from '../../../shared/base/fault.ts';
import type { CameraInfo } from '../../../shared/camera/camera.ts';
import { type DeskAccess, type HubView, noHub } from '../../../shared/contract/hub-view.ts';
import type { CommandInput, CommandName } from '../../../shared/hub/commands.ts';
import { accessOf } from '../../../shared/rights/access.ts';
import { decideOffline } from '../../../shared/rights/decide-offline.ts';
import type { Right } from '../../../shared/rights/right.ts';
import type { ConsoleStreams } from '../console.ts';
import type { ConsoleNotice } from '../console-handlers.ts';
import type { HostSecrets } from '../host.ts';
import type { Logger } from '../log/logger.ts';
import { ConsoleKey } from './console-key.ts';
import { parseHubAddress } from './hub-address.ts';
import { HubCameras } from './hub-cameras.ts';
import { HubClock } from './hub-clock.ts';
import { HubConnection } from './hub-connection.ts';
import { openHubDatabase } from './hub-database.ts';
import { HubFactsStore } from './hub-facts-store.ts';
import { HubTrust } from './hub-trust.ts';
import { hubViewOf, personOf } from './hub-view-of.ts';
import { Outbox } from './outbox.ts';
import { RightsKeeper } from './rights-keeper.ts';
import { itemTopics, SharedItems } from './shared-items.ts';
import { StreamRouter } from './stream-router.ts';
import { TicketKeeper } from './ticket-keeper.ts';
import { TicketedStreams } from './ticketed-streams.ts';
import { TopicMirror } from './topic-mirror.ts';
import { ViewingTeller } from './viewing-teller.ts';

const lookAgainMs = 5000;

export interface HubServiceOptions {
  readonly dataDirectory: string;
  readonly secrets: HostSecrets | null;
  readonly logger: Logger;
  /** How administrators see this console. */
  readonly consoleName: string;
  /** The pulls of streams, which this service stands in front of. */
  readonly streams: ConsoleStreams;
  /** Given at start: then nobody changes it at the desk. */
  readonly fixedAddress: string | null;
  /** False: the console works alone, whatever was set before. */
  readonly enabled: boolean;
  /** Of a demo's hub: who is signed in when nobody is yet; null: nobody. Any other hub has no such accounts. */
  readonly demoAccount: string | null;
}

/**
 * The console's side of the hub: who sits here and what they may do, the catalogue and shared items as far as this desk has them, what waits to be sent,
 * and the streams behind tickets. Without an address it does nothing and the console works alone.
 */
export class HubService {
  readonly streams: StreamRouter;
  readonly items: SharedItems;
  readonly cameras: HubCameras;
  readonly mirror: TopicMirror;
  readonly outbox: Outbox;
  readonly notices: readonly ConsoleNotice[];
  /** The view of the hub is another. */
  readonly onChanged = new Emitter<void>();
  /** What the person may do is another, or it is another person. */
  readonly onAccess = new Emitter<DeskAccess | null>();
  /** A connection has begun or ended: by address, not by network. */
  readonly onConnection = new Emitter<HubConnection | null>();
  private readonly options: HubServiceOptions;
  private readonly database: DatabaseSync;
  private readonly facts: HubFactsStore;
  private readonly clock: HubClock;
  private readonly rights: RightsKeeper;
  private readonly trust: HubTrust;
  private readonly key: ConsoleKey;
  private readonly viewing: ViewingTeller;
  private readonly stop = new AbortController();
  private readonly asked = new Set<string>();
  private access: ReturnType<typeof accessOf> = null;
  private connection: HubConnection | null = null;
  private ticketed: TicketedStreams | null = null;
  private tickets: TicketKeeper | null = null;
  private untrusted: { fingerprint: string | null; fault: Fault | null } | null = null;
  private heardAtMs: number | null = null;
  private timer: NodeJS.Timeout | undefined;
  private demoAccount: string | null;

  private constructor(options: HubServiceOptions, key: ConsoleKey) {
    this.options = options;
    this.demoAccount = options.demoAccount;
    this.key = key;
    const { database, keptAside } = openHubDatabase(options.dataDirectory);
    this.notices = keptAside ? [{ code: 'hub-file-broken', detail: keptAside }] : [];
    this.database = database;
    this.facts = new HubFactsStore(database);
    this.clock = new HubClock(this.facts);
    this.rights = new RightsKeeper(this.facts, this.clock);
    this.trust = new HubTrust(this.facts);
    this.mirror = new TopicMirror(database);
    this.outbox = new Outbox(database);
    this.items = new SharedItems(this.mirror, this.outbox, () => this.owner());
    this.cameras = new HubCameras(this.mirror);
    this.streams = new StreamRouter(options.streams);
    this.viewing = new ViewingTeller(
      (events) => this.enqueue('viewing.tell', { events }),
      () => this.clock.now(),
    );
    this.rights.onChanged.on(() => this.rightsChanged());
    this.mirror.onChanged.on(({ topic, rows, whole }) => {
      if (topic !== 'cameras') return;
      const ids = whole ? null : rows.map(({ id }) => id);
      this.tickets?.mayHaveChanged(ids);
      this.ticketed?.renew(ids);
    });
    this.outbox.onChanged.on(() => this.onChanged.fire());
  }

  static async open(options: HubServiceOptions): Promise<HubService> {
    const service = new HubService(options, await ConsoleKey.open(options.dataDirectory, options.secrets));
    await service.begin();
    return service;
  }

  /** Whether a hub is set: then its catalogue is the list of cameras. */
  get active(): boolean {
    return this.address() !== null;
  }

  hub(): HubConnection | null {
    return this.connection;
  }

  /** Sets another hub, or none. Throws ExpectedError `bad-address`, `hub-fixed`. */
  async connect(typed: string): Promise<void> {
    if (this.options.fixedAddress !== null)
      throw new ExpectedError({ code: 'hub-fixed', message: 'the hub was given at start' });
    const address = parseHubAddress(typed);
    await this.end();
    this.forgetHub();
    this.facts.set('address', address.origin);
    await this.begin();
  }

  /** Pins what a person has compared. Throws ExpectedError `fingerprint-changed`. */
  async trustShown(fingerprint: string): Promise<void> {
    this.trust.pin(fingerprint);
    await this.end();
    await this.begin();
  }

  /** No hub any more. Throws ExpectedError `hub-fixed`, or `changes-waiting` unless told to go all the same. */
  async leave(evenWaiting: boolean): Promise<void> {
    if (this.options.fixedAddress !== null)
      throw new ExpectedError({ code: 'hub-fixed', message: 'the hub was given at start' });
    const waiting = this.outbox.waiting();
    if (waiting > 0 && !evenWaiting)
      throw new ExpectedError({
        code: 'changes-waiting',
        message: 'changes wait for the hub',
        detail: String(waiting),
      });
    await this.end();
    this.forgetHub();
    this.onChanged.fire();
  }

  /** Throws ExpectedError `code-wrong`, `hub-away`. */
  async enrol(code: string): Promise<void> {
    if (!this.connection)
      throw new ExpectedError({ code: 'hub-away', message: 'no hub is set, or it is not trusted yet' });
    await this.connection.link.enrol(code);
  }

  async signIn(account: string, password: string): Promise<void> {
    if (!this.connection)
      throw new ExpectedError({ code: 'hub-away', message: 'no hub is set, or it is not trusted yet' });
    await this.connection.link.signIn(account, password);
    this.onChanged.fire();
  }

  async signOut(): Promise<void> {
    this.viewing.flush();
    try {
      await this.connection?.ask('session.sign-out', {});
    } catch (error) {
      // Without the hub the session ends here; it ends there by its own time.
      if (!(error instanceof ExpectedError)) throw error;
    }
    this.connection?.link.signOut();
    this.forgetPerson();
  }

  /** Throws ExpectedError `sign-in-failed`, `password-weak`, `password-same`, `hub-away`. */
  async changePassword(passwords: { oldPassword: string; newPassword: string }): Promise<void> {
    if (!this.connection) throw new ExpectedError({ code: 'hub-away', message: 'no hub is set' });
    await this.connection.ask('password.change', passwords);
    const session = this.connection.session.get();
    if (session) this.connection.session.set({ ...session, mustChangePassword: false });
    this.onChanged.fire();
  }

  /** Keeps a change on disk and sends it as soon as the hub is there. Throws ExpectedError `signed-out`. */
  enqueue<N extends CommandName>(name: N, input: CommandInput<N>): void {
    const owner = this.owner();
    if (owner) this.outbox.add(owner.personId, name, input);
  }

  /** Whether the person may do that with a camera now, by the rights this console has. */
  may(right: Right, cameraId: string): boolean {
    const snapshot = this.rights.current();
    const camera = this.cameras.row(cameraId);
    if (!snapshot || !camera || !this.access) return false;
    return decideOffline(snapshot, { person: this.access, right, camera, now: this.clock.now() }).allowed;
  }

  /** The rows of a topic, followed from now on. Throws ExpectedError `hub-away` or `not-allowed`. */
  async rows(topic: string) {
    const connection = this.connection;
    if (!connection?.link.online())
      throw new ExpectedError({ code: 'hub-away', message: 'the hub is not there now' });
    if (!this.topics().has(topic)) {
      this.asked.add(topic);
      await connection.followTopics();
    }
    if (connection.isRefused(topic))
      throw new ExpectedError({ code: 'not-allowed', message: `no right to follow ${topic}` });
    return this.mirror.rows(topic);
  }

  cameraInfo(id: string): CameraInfo | undefined {
    return this.cameras.info(id);
  }

  /** Who sits here, for the log of the wall; null: nobody, or no hub. */
  personName(): string | null {
    const person = this.view().person;
    return person ? `${person.name} (${person.account})` : null;
  }

  deskAccess(): DeskAccess | null {
    const snapshot = this.rights.current();
    return snapshot && { personId: snapshot.personId, book: snapshot.book, expired: this.rights.expired() };
  }

  view(): HubView {
    const address = this.address();
    if (address === null) return noHub;
    const { connection, untrusted, heardAtMs, rights, clock, outbox } = this;
    const pinned = this.trust.pinned()?.fingerprint ?? null;
    return hubViewOf({ address, connection, untrusted, pinned, heardAtMs, rights, clock, outbox });
  }

  async dispose(): Promise<void> {
    this.stop.abort();
    await this.end();
    this.viewing.dispose();
    this.cameras.dispose();
    this.rights.dispose();
    this.database.close();
  }

  private address(): string | null {
    if (!this.options.enabled) return null;
    return this.options.fixedAddress ?? this.facts.get('address', z.string());
  }

  private async begin(): Promise<void> {
    const typed = this.address();
    if (typed === null) return this.streams.route(null);
    const address = parseHubAddress(typed);
    const authority = address.protocol === 'https:' ? (this.trust.pinned()?.pem ?? null) : null;
    if (address.protocol === 'https:' && authority === null) return this.lookAtCertificate(address);
    this.untrusted = null;
    const { facts, clock, rights, mirror, outbox, database, key } = this;
    const logger = this.options.logger.child('hub');
    const connection = new HubConnection({
      address,
      authority,
      database,
      key,
      facts,
      clock,
      rights,
      mirror,
      outbox,
      logger,
      consoleName: this.options.consoleName,
      topics: () => this.topics(),
    });
    this.connection = connection;
    this.rightsChanged();
    this.tickets = new TicketKeeper({
      database,
      key,
      clock,
      ask: (cameraIds) => connection.ask('ticket.open', { cameraIds, right: 'view' }),
      rightsUntilMs: () => rights.current()?.expiresAtMs ?? 0,
    });
    this.ticketed = this.openStreams(this.tickets, logger);
    this.streams.route(this.ticketed);
    connection.link.onChanged.on((view) => {
      // The session or the console was ended by the hub: nothing of that person stays.
      if (connection.session.get() === null || view.fault?.code === 'console-revoked') this.forgetPerson();
      if (view.state === 'online') {
        this.heardAtMs = Date.now();
        this.tickets?.mayHaveChanged(null);
        this.ticketed?.hubIsBack();
      }
      if (view.state === 'signed-out' && view.fault === null) this.signInDemo(connection);
      this.onChanged.fire();
    });
    connection.onHeard.on(() => {
      this.heardAtMs = Date.now();
      this.onChanged.fire();
    });
    connection.link.start();
    this.onConnection.fire(connection);
    this.onChanged.fire();
  }

  /** Once: whoever signs out of a demo stands before its sign-in screen. */
  private signInDemo({ account, link }: HubConnection): void {
    const wanted = account.said()?.demoAccounts.find((one) => one.account === this.demoAccount);
    this.demoAccount = null;
    if (!wanted) return;
    link
      .signIn(wanted.account, wanted.password)
      .catch((error: unknown) => this.options.logger.warn(`demo account: ${faultOf(error).message}`));
  }

  /** In a demo: how many of the first cameras give real pictures. */
  demoCameras(): number {
    return this.connection?.account.said()?.demoCameras ?? 0;
  }

  private openStreams(tickets: TicketKeeper, logger: Logger): TicketedStreams {
    return new TicketedStreams({
      directory: this.options.streams,
      logger,
      camera: (id) => this.cameras.info(id),
      mayView: (id) => this.may('view', id),
      ticket: (id) => tickets.get(id),
      hubNow: () => this.clock.now(),
      onViewing: (id, phase) => this.viewing.tell(id, phase),
    });
  }

  /** A hub on another machine that nobody has agreed to yet: shows its certificate's fingerprint and waits. */
  private async lookAtCertificate(address: URL): Promise<void> {
    try {
      const { fingerprint } = await this.trust.look(address, this.stop.signal);
      this.untrusted = { fingerprint, fault: null };
    } catch (error) {
      if (this.stop.signal.aborted) return;
      this.untrusted = { fingerprint: null, fault: faultOf(error) };
      this.timer = setTimeout(() => void this.lookAtCertificate(address), lookAgainMs).unref();
    }
    this.onChanged.fire();
  }

  private async end(): Promise<void> {
    clearTimeout(this.timer);
    this.ticketed?.dispose();
    this.ticketed = null;
    await this.connection?.dispose();
    this.connection = null;
    this.onConnection.fire(null);
  }

  private rightsChanged(): void {
    const snapshot = this.rights.current();
    this.access = snapshot ? accessOf(snapshot.book, snapshot.personId) : null;
    this.ticketed?.look();
    this.onAccess.fire(this.deskAccess());
    this.onChanged.fire();
  }

  private topics(): ReadonlySet<string> {
    const owner = this.owner();
    if (!owner) return new Set();
    return new Set(['cameras', 'units', ...itemTopics(owner.personId, owner.unitId), ...this.asked]);
  }

  private owner(): { personId: string; unitId: string } | null {
    const snapshot = this.rights.current();
    const person = snapshot && personOf(snapshot);
    return person && { personId: person.id, unitId: person.unitId };
  }

  private forgetPerson(): void {
    this.asked.clear();
    this.tickets?.forgetAll();
    this.mirror.keepOnly(new Set());
    this.rights.forget();
    this.ticketed?.look();
  }

  private forgetHub(): void {
    this.forgetPerson();
    this.trust.forget();
    for (const name of ['address', 'hub', 'session', 'audit-head', 'clock']) this.facts.remove(name);
    this.untrusted = null;
    this.heardAtMs = null;
    this.streams.route(null);
  }
}
