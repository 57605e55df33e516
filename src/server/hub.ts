import { type FirstStart, firstStart } from './accounts/first-administrator.ts';
import { openControlDoor } from './admin/control-door.ts';
import { type AdminAnswer, type AdminRequest, hubAdmin } from './admin/hub-admin.ts';
import { catalogueRoutes } from './catalogue/import/catalogue-routes.ts';
import { CommandGate } from './command/command-gate.ts';
import { enrol } from './consoles/enrolment.ts';
import { Nonces } from './consoles/nonces.ts';
import { type HubCore, openHubCore } from './hub-core.ts';
import { hubFacts } from './hub-facts.ts';
import { hubHandlers } from './hub-handlers.ts';
import type { HubOptions } from './hub-options.ts';
import { signSnapshot } from './keys/sign-snapshot.ts';
import type { ConsoleLinks } from './net/console-links.ts';
import { isLoopback } from './net/http-server.ts';
import { hubRoutes } from './net/hub-routes.ts';
import { HubTransport } from './net/hub-transport.ts';
import { commandRunner } from './net/run-command.ts';
import { snapshotRoute } from './net/snapshot-route.ts';
import type { BearerParts } from './net/socket-handshake.ts';
import { SocketLinks } from './net/socket-links.ts';
import { guardHandlers } from './sessions/guard-handlers.ts';
import { signIn } from './sessions/sign-in.ts';
import { ownCertificate, readCertificate, type ServerCertificate } from './tls/server-certificate.ts';
import { readSnapshot } from './topics/snapshot.ts';
import { Desks } from './wall/desks.ts';

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
  close(): Promise<void>;
}

/**
 * Starts a hub: opens its data, takes connections. Throws ExpectedError for what the store, the keys, the certificate or the port lack. Closes what it opened
 * when it fails.
 */
export async function startHub(options: HubOptions): Promise<Hub> {
  const core = await openHubCore(options);
  try {
    return await serve(core, options);
  } catch (error) {
    await core.close();
    throw error;
  }
}

async function serve(core: HubCore, options: HubOptions): Promise<Hub> {
  const { store, queue, city, sessions, consoles, accounts, clock, board, now, log } = core;
  const { settings } = options;
  const { hubId } = store.facts;
  const isFirst = options.demo === null && options.forTheMoment !== true;
  const first = isFirst ? await firstStart({ writer: queue, city, accounts }) : null;
  const links = new SocketLinks();
  const desks = new Desks(links);
  const nonces = new Nonces();
  const callers = { sessions, consoles, city, accounts, now };
  const bearer: BearerParts = { ...callers, proofs: { hubId, consoles, nonces, now } };
  const handlers = guardHandlers(
    hubHandlers({
      account: { accounts, changes: core.changes, sessions, isOnline: (id) => links.isOnline(id) },
      audit: { engine: store.engine, sealer: core.sealer },
      catalogue: core.catalogue,
      consoles: { consoles, sessions },
      desks,
      links,
      tickets: { keys: core.keys, ticketMs: settings.ticketHours * 3_600_000 },
    }),
    callers,
  );
  const rate = { perSecond: settings.commandsPerSecond, burst: settings.commandsAtOnce };
  const gate = new CommandGate({ queue, store, city, handlers, log, now, rate });
  let closing = false;
  const runCommand = commandRunner({
    ...callers,
    changes: core.changes,
    submit: (message, from) => gate.submit(message, from),
  });
  const certificate = await certificateFor(options, now());
  const transport = new HubTransport({
    ...bearer,
    links,
    writer: queue,
    clock,
    certificate,
    runCommand,
    open: hubRoutes({
      facts: () => hubFacts(core, options),
      challenge: () => ({ nonce: nonces.issue(now()) }),
      enrol: (request, remoteAddress) =>
        enrol(
          { writer: queue, consoles },
          { ...request, approveAtOnce: options.demo !== null && isLoopback(remoteAddress) },
        ),
      signIn: (request) =>
        signIn(
          {
            proofs: bearer.proofs,
            writer: queue,
            reader: store.reader,
            city,
            accounts,
            lock: core.lock,
            sessions,
            log,
          },
          request,
        ),
      notReady: () => (closing ? 'the hub is closing' : (queue.fault?.message ?? null)),
    }),
    signedIn: [
      snapshotRoute((topic, access, signal) =>
        readSnapshot(topic, { board, versions: core.versions, access, signal }),
      ),
      ...catalogueRoutes({ queue, city, catalogue: core.catalogue, now }),
    ],
    follower: (personId, door) => board.follower(personId, door),
    accessChanged: (personIds) => board.accessChanged(personIds),
    snapshotFor: (of) =>
      signSnapshot({ hubId, city, signing: core.signing, lifeMs: settings.rightsHours * 3_600_000, now }, of),
    requestRate: { perSecond: settings.requestsPerSecond, burst: settings.requestsAtOnce },
    mostSockets: settings.mostConsoles,
    log,
  });
  const port = await transport.listen(options.host, options.port);
  const url = `${certificate ? 'https' : 'http'}://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`;
  log.info('hub.open', { url, hub: hubId, engine: store.engine });
  const admin = hubAdmin({ writer: queue, consoles, sessions, city, accounts });
  const { dataDirectory } = options;
  const control = options.control ? await openControlDoor({ dataDirectory, answer: admin, log }) : null;
  return {
    hubId,
    url,
    port,
    fingerprint: certificate?.fingerprint ?? null,
    firstStart: first,
    core,
    links,
    admin,
    async close() {
      closing = true;
      await control?.close();
      await transport.close();
      desks.dispose();
      await core.close();
      log.info('hub.closed');
    },
  };
}

async function certificateFor(options: HubOptions, nowMs: number): Promise<ServerCertificate | null> {
  const { certificate, host, alwaysEncrypted = false, dataDirectory, settings } = options;
  if (certificate) return readCertificate(certificate.certFile, certificate.keyFile);
  if (isLoopback(host) && !alwaysEncrypted) return null;
  return ownCertificate(dataDirectory, settings.serverNames, nowMs);
}
