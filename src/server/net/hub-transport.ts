import type { IncomingMessage } from 'node:http';
import { Server as HttpsServer } from 'node:https';
import { DisposableStore, toDisposable } from '../../shared/base/disposable.ts';
import type { CommandAnswer, CommandMessage } from '../../shared/hub/command.ts';
import type { AccessClock } from '../city/access-clock.ts';
import type { HubLogger } from '../log/hub-logger.ts';
import { logError } from '../log/log-error.ts';
import { endedFaults } from '../sessions/ended-faults.ts';
import { expireSessions, touchSessions } from '../sessions/expire-sessions.ts';
import type { HubWriter } from '../sessions/hub-writer.ts';
import type { ServerCertificate } from '../tls/server-certificate.ts';
import type { FollowerDoor, TopicFollower } from '../topics/topic-follower.ts';
import { callerOfRequest } from './bearer-of-request.ts';
import { FanOut } from './fan-out.ts';
import { createServer, listen } from './http-server.ts';
import { openHubSockets } from './hub-sockets.ts';
import { RightsPusher, type RightsPusherParts } from './rights-pusher.ts';
import type { OpenRoute, SignedInRoute } from './route.ts';
import { createRouter } from './router.ts';
import { cut, isBehind } from './slow-consoles.ts';
import type { BearerParts } from './socket-handshake.ts';
import { endSocket, type SocketLinks } from './socket-links.ts';
import type { HubSocket } from './socket-types.ts';
import { bucketPerKey, type Rate } from './token-bucket.ts';

export interface TransportParts extends BearerParts {
  readonly links: SocketLinks;
  readonly writer: HubWriter;
  readonly clock: AccessClock;
  readonly certificate: ServerCertificate | null;
  readonly open: readonly OpenRoute[];
  readonly signedIn: readonly SignedInRoute[];
  readonly runCommand: (message: CommandMessage, sessionId: string) => Promise<CommandAnswer>;
  readonly follower: (personId: string, door: FollowerDoor) => TopicFollower;
  /** Persons whose rights have changed by time alone: their topics are looked at again. */
  readonly accessChanged: (personIds: readonly string[]) => void;
  readonly snapshotFor: RightsPusherParts['snapshotFor'];
  readonly snapshotSoonFor: RightsPusherParts['snapshotSoonFor'];
  readonly requestRate: Rate;
  readonly mostSockets: number;
  readonly log: HubLogger;
}

const slowLookMs = 1000;
const expiryLookMs = 5000;
const touchMs = 5 * 60_000;
const closeGraceMs = 2000;

/** How consoles reach the hub: HTTP and sockets on one port. */
export class HubTransport {
  private readonly parts: TransportParts;
  private readonly held = new DisposableStore();
  private readonly closing = new AbortController();
  private readonly http: ReturnType<typeof createServer>;
  private readonly sockets: ReturnType<typeof openHubSockets>;
  private readonly followers = new WeakMap<HubSocket, TopicFollower>();
  private readonly fanOut: FanOut;
  private readonly rights: RightsPusher;

  constructor(parts: TransportParts) {
    this.parts = parts;
    const admits = bucketPerKey(parts.requestRate, 20_000);
    const admitted = (address: string) => admits(address, parts.now());
    const answer = createRouter({
      open: parts.open,
      signedIn: parts.signedIn,
      callerOf: (request: IncomingMessage) => callerOfRequest(parts, request),
      admits: admitted,
      closing: this.closing.signal,
      log: parts.log,
    });
    this.http = createServer(parts.certificate, answer);
    this.rights = new RightsPusher(parts);
    this.sockets = openHubSockets(this.http, {
      ...parts,
      admits: admitted,
      joined: (socket) => this.joined(socket),
      follow: (socket, places) =>
        this.followers.get(socket)?.follow(places) ?? { topics: [], start: () => undefined },
    });
    this.fanOut = new FanOut(this.sockets);
    this.watch();
  }

  /** Resolves with the port. */
  listen(host: string, port: number): Promise<number> {
    return listen(this.http, { host, port, encrypted: this.parts.certificate !== null });
  }

  /** A certificate that was renewed; connections that are open keep the one before. */
  useCertificate({ cert, key }: ServerCertificate): void {
    if (this.http instanceof HttpsServer) this.http.setSecureContext({ cert, key, minVersion: 'TLSv1.2' });
  }

  /** Sends to every console. */
  broadcast: ReturnType<typeof openHubSockets>['emit'] = (...event) => this.sockets.emit(...event);

  /** Says goodbye to the consoles and closes every connection. */
  async close(): Promise<void> {
    this.held.dispose();
    for (const socket of this.parts.links.allSockets()) endSocket(socket, endedFaults.hubClosing);
    this.closing.abort();
    const closed = new Promise<void>((resolve) => this.sockets.close(() => resolve()));
    const force = setTimeout(() => this.http.closeAllConnections(), closeGraceMs);
    await closed;
    clearTimeout(force);
    this.parts.links.dispose();
  }

  private joined(socket: HubSocket): void {
    const { clock, follower, sessions, now } = this.parts;
    const { personId, sessionId } = socket.data.link;
    const session = sessions.get(sessionId);
    if (session) session.lastSeenAtMs = now();
    const followed = clock.follow(personId);
    const following = follower(personId, {
      changes: (topic, epoch, changes) => this.fanOut.tell(socket, { topic, epoch, changes }),
      retake: (topic) => socket.emit('retake', { topic }),
    });
    this.followers.set(socket, following);
    socket.once('disconnect', () => {
      followed.dispose();
      following.dispose();
    });
    this.rights.now(socket);
  }

  private watch(): void {
    const { city, clock, sessions, links, writer, now } = this.parts;
    this.held.add(city.onAccessChanged((personIds) => this.rights.changed(personIds)));
    this.held.add(
      clock.onDue((personIds) => {
        this.parts.accessChanged(personIds);
        this.rights.changed(personIds);
      }),
    );
    this.held.add(
      sessions.ended.on(({ session, fault }) => {
        // The answer to the command that ended it goes first.
        setImmediate(() => {
          const socket = links.ofSession(session.id);
          if (socket) endSocket(socket, fault);
        });
      }),
    );
    this.every(slowLookMs, () => this.cutSlow());
    this.every(expiryLookMs, () => {
      this.rights.renew();
      return expireSessions(writer, sessions, now());
    });
    this.every(touchMs, () => touchSessions(writer, this.sessionsOnline(), now()));
  }

  private sessionsOnline() {
    const { links, sessions } = this.parts;
    return [...links.all()].flatMap(({ sessionId }) => sessions.get(sessionId) ?? []);
  }

  private cutSlow(): void {
    const { links, log } = this.parts;
    for (const socket of links.allSockets()) {
      if (!isBehind(socket)) continue;
      log.warn('socket.too-slow', { console: socket.data.link.consoleId });
      cut(socket);
    }
  }

  private every(ms: number, act: () => void | Promise<void>): void {
    const run = async () => {
      await act();
    };
    const timer = setInterval(() => {
      run().catch((error: unknown) => logError(this.parts.log, 'upkeep.failed', error));
    }, ms);
    timer.unref();
    this.held.add(toDisposable(() => clearInterval(timer)));
  }
}
