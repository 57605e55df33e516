import { createPublicKey } from 'node:crypto';
import { hostname } from 'node:os';
import { ExpectedError } from '../shared/base/fault.ts';
import { wait } from '../shared/base/wait.ts';
import { type FirstStart, firstStart } from './accounts/first-administrator.ts';
import { openControlDoor } from './admin/control-door.ts';
import { type AdminAnswer, type AdminRequest, hubAdmin } from './admin/hub-admin.ts';
import { CommandGate } from './command/command-gate.ts';
import { Nonces } from './consoles/nonces.ts';
import { type HubCore, openHubCore } from './hub-core.ts';
import { openDoors, signedInDoors } from './hub-doors.ts';
import { hubHandlers } from './hub-handlers.ts';
import type { HubOptions } from './hub-options.ts';
import { keepUp } from './hub-upkeep.ts';
import { signSnapshot, signSnapshotSoon } from './keys/sign-snapshot.ts';
import { logError } from './log/log-error.ts';
import type { ConsoleLinks } from './net/console-links.ts';
import { isLoopback } from './net/http-server.ts';
import { HubTransport } from './net/hub-transport.ts';
import { commandRunner } from './net/run-command.ts';
import type { BearerParts } from './net/socket-handshake.ts';
import { SocketLinks } from './net/socket-links.ts';
import { guardHandlers } from './sessions/guard-handlers.ts';
import { ownCertificate, readCertificate, type ServerCertificate } from './tls/server-certificate.ts';
import { Desks } from './wall/desks.ts';

const hourMs = 3_600_000;
const settleMs = 2000;

/** A hub that runs. */
export interface Hub {
  readonly hubId: string;
  readonly url: string;
  readonly port: number;
  /** What people compare when they enrol a console; null without TLS. */
  readonly fingerprint: string | null;
  /** Shown once; null: there were people already. */
  readonly firstStart: FirstStart | null;
  readonly core: HubCore;
  readonly links: ConsoleLinks;
  admin(request: AdminRequest): Promise<AdminAnswer>;
  /** Says goodbye to the consoles, finishes what is in hand, seals the audit log. */
  close(): Promise<void>;
}

/**
 * Starts a hub: opens its data, takes connections. Throws ExpectedError for what the store, the keys, the certificate or the port lack, with all closed that
 * was opened.
 */
export async function startHub(options: HubOptions): Promise<Hub> {
  if (options.demo && !isLoopback(options.host))
    throw new ExpectedError({
      code: 'demo-data',
      message: 'a demo’s passwords are known to all: its hub listens on loopback only',
    });
  const core = await openHubCore(options);
  try {
    return await serve(core, options);
  } catch (error) {
    await core.close();
    throw error;
  }
}

async function serve(core: HubCore, options: HubOptions): Promise<Hub> {
  const { queue, city, accounts, log } = core;
  const isFirst = options.demo === null && options.forTheMoment !== true;
  const first = isFirst ? await firstStart({ writer: queue, city, accounts }) : null;
  const links = new SocketLinks();
  const desks = new Desks(links);
  const stopping = new AbortController();
  const certificate = await certificateFor(options, core.now());
  const transport = transportOf(core, options, { links, desks, certificate, stopping: stopping.signal });
  const port = await listening(transport, options);
  const admin = hubAdmin({ ...core, writer: queue });
  const { dataDirectory } = options;
  const control = options.control ? await openControlDoor({ dataDirectory, answer: admin, log }) : null;
  const isOwn = certificate !== null && options.certificate === null;
  const upkeep = keepUp(core, transport, isOwn ? () => ownCertificateOf(options, core.now()) : null);
  const url = urlOf(options.host, port, certificate !== null);
  log.info('hub.open', { url, hub: core.store.facts.hubId, engine: core.store.engine });
  let closed: Promise<void> | null = null;
  return {
    hubId: core.store.facts.hubId,
    url,
    port,
    fingerprint: certificate?.fingerprint ?? null,
    firstStart: first,
    core,
    links,
    admin,
    close: () => {
      closed ??= close();
      return closed;
    },
  };

  async function close(): Promise<void> {
    stopping.abort();
    upkeep.dispose();
    await control?.close();
    await settled(core);
    await transport.close();
    desks.dispose();
    await core.close();
    log.info('hub.closed');
  }
}

async function listening(transport: HubTransport, { host, port }: HubOptions): Promise<number> {
  try {
    return await transport.listen(host, port);
  } catch (error) {
    await transport.close();
    throw error;
  }
}

/** Waits until the commands that came before are answered; not long, since the database may be away. */
async function settled({ queue, log }: HubCore): Promise<void> {
  const all = queue
    .change(async () => undefined)
    .catch((error: unknown) => logError(log, 'hub.unsettled', error));
  const over = new AbortController();
  await Promise.race([all, wait(settleMs, over.signal)]);
  over.abort();
}

interface TransportNeeds {
  readonly links: SocketLinks;
  readonly desks: Desks;
  readonly certificate: ServerCertificate | null;
  readonly stopping: AbortSignal;
}

function transportOf(
  core: HubCore,
  options: HubOptions,
  { links, desks, certificate, stopping }: TransportNeeds,
): HubTransport {
  const { store, city, signing, board, now } = core;
  const { settings } = options;
  const { hubId } = store.facts;
  const nonces = new Nonces();
  const bearer: BearerParts = { ...core, proofs: { ...core, hubId, nonces } };
  const snapshots = { hubId, city, signing, lifeMs: settings.rightsHours * hourMs, now };
  const rate = { perSecond: settings.commandsPerSecond, burst: settings.commandsAtOnce };
  const gate = new CommandGate({ ...core, handlers: handlersOf(core, options, { links, desks }), rate });
  return new HubTransport({
    ...core,
    ...bearer,
    links,
    certificate,
    writer: core.queue,
    runCommand: commandRunner({ ...core, stopping, submit: (message, from) => gate.submit(message, from) }),
    open: openDoors({ core, options, bearer, nonces, isClosing: () => stopping.aborted }),
    signedIn: signedInDoors(core),
    follower: (personId, door) => board.follower(personId, door),
    accessChanged: (personIds) => board.accessChanged(personIds),
    snapshotFor: (of) => signSnapshot(snapshots, of),
    snapshotSoonFor: (of) => signSnapshotSoon(snapshots, of),
    requestRate: { perSecond: settings.requestsPerSecond, burst: settings.requestsAtOnce },
    mostSockets: settings.mostConsoles,
  });
}

function handlersOf(
  core: HubCore,
  { settings }: HubOptions,
  { links, desks }: Pick<TransportNeeds, 'links' | 'desks'>,
) {
  const { store, sealer, catalogue, keys, signing, log } = core;
  const handlers = hubHandlers({
    account: { ...core, isOnline: (id) => links.isOnline(id) },
    audit: {
      engine: store.engine,
      sealer,
      hubId: store.facts.hubId,
      publicKey: createPublicKey(signing.privateKey),
      log,
    },
    catalogue,
    consoles: core,
    desks,
    links,
    tickets: { keys, ticketMs: settings.ticketHours * hourMs },
  });
  return guardHandlers(handlers, core);
}

async function certificateFor(options: HubOptions, nowMs: number): Promise<ServerCertificate | null> {
  const { certificate, host, alwaysEncrypted = false } = options;
  if (certificate) return readCertificate(certificate.certFile, certificate.keyFile);
  return isLoopback(host) && !alwaysEncrypted ? null : ownCertificateOf(options, nowMs);
}

function ownCertificateOf(
  { dataDirectory, settings }: HubOptions,
  nowMs: number,
): Promise<ServerCertificate> {
  return ownCertificate(dataDirectory, settings.serverNames, nowMs);
}

function urlOf(host: string, port: number, encrypted: boolean): string {
  const name = host === '0.0.0.0' || host === '::' ? hostname() : host;
  return `${encrypted ? 'https' : 'http'}://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
