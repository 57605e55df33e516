import type { DatabaseSync } from 'node:sqlite';
import { Emitter } from '../../../shared/base/emitter.ts';
import { ExpectedError } from '../../../shared/base/fault.ts';
import type { CameraInfo } from '../../../shared/camera/camera.ts';
import { type DeskAccess, type HubView, noHub } from '../../../shared/contract/hub-view.ts';
import type { CommandInput, CommandName } from '../../../shared/hub/commands.ts';
import type { Right } from '../../../shared/rights/right.ts';
import type { ConsoleStreams } from '../console.ts';
import type { ConsoleNotice } from '../console-handlers.ts';
import type { HostSecrets } from '../host.ts';
import type { Logger } from '../log/logger.ts';
import { AskedTopics } from './asked-topics.ts';
import { AuditMemoryFile } from './audit-memory-file.ts';
import { CertificateLook } from './certificate-look.ts';
import { ChosenHub, type ChosenHubOptions } from './chosen-hub.ts';
import { ConsoleKey } from './console-key.ts';
import { DeskRights } from './desk-rights.ts';
import { DeskSignIn } from './desk-sign-in.ts';
import { parseHubAddress } from './hub-address.ts';
import { HubCameras } from './hub-cameras.ts';
import { HubClock } from './hub-clock.ts';
import { HubConnection } from './hub-connection.ts';
import { openHubDatabase } from './hub-database.ts';
import { HubFactsStore } from './hub-facts-store.ts';
import { HubStreams } from './hub-streams.ts';
import { HubTrust } from './hub-trust.ts';
import { hubViewOf } from './hub-view-of.ts';
import { Outbox } from './outbox.ts';
import { RightsKeeper } from './rights-keeper.ts';
import { settleRefused } from './settle-refused.ts';
import { type ItemOwner, SharedItems } from './shared-items.ts';
import type { StreamRouter } from './stream-router.ts';
import { TopicMirror } from './topic-mirror.ts';

export interface HubServiceOptions extends ChosenHubOptions {
  readonly dataDirectory: string;
  readonly secrets: HostSecrets | null;
  readonly logger: Logger;
  /** How administrators see this console. */
  readonly consoleName: string;
  /** The pulls of streams, which this service stands in front of. */
  readonly streams: ConsoleStreams;
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
  readonly person: DeskSignIn;
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
  private readonly keeper: RightsKeeper;
  private readonly rights: DeskRights;
  private readonly trust: HubTrust;
  private readonly certificate: CertificateLook;
  private readonly key: ConsoleKey;
  private readonly pulls: HubStreams;
  private readonly auditMemory: AuditMemoryFile;
  private readonly chosen: ChosenHub;
  private readonly topics: AskedTopics;
  private connection: HubConnection | null = null;
  private heardAtMs: number | null = null;

  private constructor(options: HubServiceOptions, key: ConsoleKey, auditMemory: AuditMemoryFile) {
    this.options = options;
    this.auditMemory = auditMemory;
    this.key = key;
    const { database, keptAside } = openHubDatabase(options.dataDirectory);
    this.notices = keptAside ? [{ code: 'hub-file-broken', detail: keptAside }] : [];
    this.database = database;
    this.facts = new HubFactsStore(database);
    this.chosen = new ChosenHub(options, this.facts);
    this.clock = new HubClock(this.facts);
    this.keeper = new RightsKeeper(this.facts, this.clock);
    this.rights = new DeskRights(this.keeper, this.clock);
    this.trust = new HubTrust(this.facts);
    this.certificate = new CertificateLook(this.trust);
    this.mirror = new TopicMirror(database);
    this.outbox = new Outbox(database);
    this.items = new SharedItems(this.mirror, this.outbox, () => this.owner());
    this.cameras = new HubCameras(this.mirror);
    this.topics = new AskedTopics(this.mirror, () => this.owner());
    this.pulls = new HubStreams({
      own: options.streams,
      database,
      key,
      clock: this.clock,
      keeper: this.keeper,
      rights: this.rights,
      cameras: this.cameras,
      mirror: this.mirror,
      logger: options.logger.child('hub'),
      tellViewing: (events) => this.enqueue('viewing.tell', { events }),
    });
    this.streams = this.pulls.router;
    this.person = new DeskSignIn({
      connection: () => this.connection,
      signingOut: () => this.pulls.tellViewing(),
      signedOut: () => this.forgetPerson(),
      changed: () => this.onChanged.fire(),
      demoAccount: options.demoAccount,
      logger: options.logger,
    });
    this.keeper.onChanged.on(() => this.rightsChanged());
    this.certificate.onChanged.on(() => this.onChanged.fire());
    this.outbox.onChanged.on(() => this.onChanged.fire());
  }

  static async open(options: HubServiceOptions): Promise<HubService> {
    const { dataDirectory, secrets, consoleName, logger } = options;
    const auditMemory = await AuditMemoryFile.open(dataDirectory, consoleName, logger);
    const service = new HubService(options, await ConsoleKey.open(dataDirectory, secrets), auditMemory);
    await service.begin();
    return service;
  }

  /** Whether a hub is set: then its catalogue is the list of cameras. */
  get active(): boolean {
    return this.chosen.address() !== null;
  }

  hub(): HubConnection | null {
    return this.connection;
  }

  /** Sets another hub, or none. Throws ExpectedError `bad-address`, `hub-fixed`. */
  async connect(typed: string): Promise<void> {
    this.chosen.mayChange();
    const address = parseHubAddress(typed);
    await this.end();
    this.forgetHub();
    this.chosen.remember(address.origin);
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
    this.chosen.mayChange();
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

  /** Keeps a change on disk and sends it as soon as the hub is there. Throws ExpectedError `signed-out`. */
  enqueue<N extends CommandName>(name: N, input: CommandInput<N>): void {
    const owner = this.owner();
    if (owner) this.outbox.add(owner.personId, name, input);
  }

  /** Somebody here has read that the hub's audit log is not the one that this console knew. */
  putDoubtsAway(): void {
    this.auditMemory.putDoubtsAway();
    this.onChanged.fire();
  }

  /** Sends a refused change of who sits here again, or lets it go. Throws ExpectedError `no-conflict`. */
  settleRefused(id: string, keep: boolean): void {
    settleRefused(this.outbox, this.owner()?.personId ?? null, id, keep);
  }

  /** Whether the person may do that with a camera now, by the rights this console has. */
  may(right: Right, cameraId: string): boolean {
    return this.rights.may(right, this.cameras.row(cameraId));
  }

  /** The rows of a topic, followed from now on. Throws ExpectedError `hub-away` or `not-allowed`. */
  async rows(topic: string) {
    return this.topics.rows(topic, this.connection);
  }

  cameraInfo(id: string): CameraInfo | undefined {
    return this.cameras.info(id);
  }

  /** Who sits here, for the log of the wall; null: nobody, or no hub. */
  personName(): string | null {
    const person = this.rights.person();
    return person && `${person.name} (${person.account})`;
  }

  /** In a demo: how many of the first cameras give real pictures. */
  demoCameras(): number {
    return this.connection?.account.said()?.demoCameras ?? 0;
  }

  deskAccess(): DeskAccess | null {
    return this.rights.access();
  }

  view(): HubView {
    const address = this.chosen.address();
    if (address === null) return noHub;
    const { connection, heardAtMs, rights, clock, outbox } = this;
    const pinned = this.trust.pinned()?.fingerprint ?? null;
    const untrusted = this.certificate.current();
    const auditDoubt = this.auditMemory.doubt();
    return hubViewOf({
      address,
      connection,
      untrusted,
      pinned,
      heardAtMs,
      rights,
      clock,
      outbox,
      auditDoubt,
    });
  }

  async dispose(): Promise<void> {
    await this.end();
    this.pulls.dispose();
    this.cameras.dispose();
    this.keeper.dispose();
    await this.auditMemory.close();
    this.database.close();
  }

  private async begin(): Promise<void> {
    const typed = this.chosen.address();
    if (typed === null) return this.pulls.leaveHub();
    const address = parseHubAddress(typed);
    const authority = address.protocol === 'https:' ? (this.trust.pinned()?.pem ?? null) : null;
    if (address.protocol === 'https:' && authority === null) return this.certificate.begin(address);
    this.certificate.end();
    const { facts, clock, keeper: rights, mirror, outbox, database, key } = this;
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
      auditMemory: this.auditMemory,
      doubted: (doubt) => {
        this.enqueue('audit.doubt', doubt);
        this.onChanged.fire();
      },
      topics: () => this.topics.all(),
    });
    this.connection = connection;
    this.rightsChanged();
    this.pulls.begin(connection);
    connection.link.onChanged.on((view) => {
      // The session or the console was ended by the hub: nothing of that person stays.
      if (connection.session.get() === null || view.fault?.code === 'console-revoked') this.forgetPerson();
      if (view.state === 'online') {
        this.heardAtMs = Date.now();
        this.pulls.hubIsBack();
      }
      if (view.state === 'signed-out' && view.fault === null) this.person.signInDemo(connection);
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

  private async end(): Promise<void> {
    this.certificate.end();
    this.pulls.end();
    await this.connection?.dispose();
    this.connection = null;
    this.onConnection.fire(null);
  }

  private rightsChanged(): void {
    this.pulls.look();
    this.onAccess.fire(this.deskAccess());
    this.onChanged.fire();
  }

  private owner(): ItemOwner | null {
    const person = this.rights.person();
    return person && { personId: person.id, unitId: person.unitId };
  }

  private forgetPerson(): void {
    this.topics.forget();
    this.pulls.forgetTickets();
    this.mirror.keepOnly(new Set());
    this.keeper.forget();
    this.pulls.look();
  }

  private forgetHub(): void {
    this.forgetPerson();
    this.trust.forget();
    this.chosen.forget();
    this.heardAtMs = null;
    this.pulls.leaveHub();
  }
}
