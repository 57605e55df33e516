import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server } from 'socket.io';
import type { Fault } from '../../shared/base/fault.ts';
import { type CommandAnswer, CommandMessage } from '../../shared/hub/command.ts';
import { type ConsoleEventName, consoleEvents } from '../../shared/hub/hub-events.ts';
import type { TopicAnswer, TopicPlace } from '../../shared/hub/topic.ts';
import type { HubLogger } from '../log/hub-logger.ts';
import { logError } from '../log/log-error.ts';
import { type BearerParts, callerOfHandshake } from './socket-handshake.ts';
import { endSocket, type SocketLinks } from './socket-links.ts';
import type { HubServer, HubSocket } from './socket-types.ts';
import { TokenBucket } from './token-bucket.ts';

export interface HubSocketsParts extends BearerParts {
  readonly links: SocketLinks;
  readonly runCommand: (message: CommandMessage, sessionId: string) => Promise<CommandAnswer>;
  /** `start` is called once the answer is on its way. */
  readonly follow: (
    socket: HubSocket,
    places: readonly TopicPlace[],
  ) => { readonly topics: readonly TopicAnswer[]; start(): void };
  /** Called once the socket counts as connected. */
  readonly joined: (socket: HubSocket) => void;
  /** False when this address opens connections too often. */
  readonly admits: (remoteAddress: string) => boolean;
  readonly mostSockets: number;
  readonly log: HubLogger;
}

/** A grant over 10,000 cameras fits, and little more. */
const mostMessageBytes = 512 * 1024;

/** What is malformed may be a mistake once; a console that goes on so is cut. */
const mostMistakes = 50;

/** Following costs reads. */
const followRate = { burst: 20, perSecond: 2 };

const unknownEvent: Fault = { code: 'unknown-event', message: 'The hub does not know this event.' };
const badInput: Fault = { code: 'bad-input', message: 'The event is malformed.' };

type Acknowledge = (answer: unknown) => void;

/** The sockets of consoles: who may open one, and what is heard on it. */
export function openHubSockets(http: HttpServer, parts: HubSocketsParts): HubServer {
  const server: HubServer = new Server(http, {
    transports: ['websocket'],
    allowUpgrades: false,
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: mostMessageBytes,
    connectTimeout: 10_000,
    pingInterval: 15_000,
    pingTimeout: 20_000,
    allowRequest: (request, answer) => {
      const why = refusal(request, parts, server);
      answer(why, why === null);
    },
  });
  server.use((socket, next) => {
    const verdict = callerOfHandshake(parts, socket.handshake.auth);
    if (!verdict.ok) {
      parts.log.warn('socket.refused', { fault: verdict.fault.code, from: socket.handshake.address });
      // What Socket.IO hands the console as `connect_error`: https://socket.io/docs/v4/middlewares/
      next(Object.assign(new Error(verdict.fault.code), { data: verdict.fault }));
      return;
    }
    const { consoleId, personId, sessionId } = verdict.caller;
    socket.data.link = { consoleId, personId, sessionId };
    next();
  });
  server.on('connection', (socket) => hear(socket, parts));
  return server;
}

function refusal(
  request: IncomingMessage,
  { admits, mostSockets }: HubSocketsParts,
  server: HubServer,
): string | null {
  if (request.headers.origin !== undefined) return 'browsers are not served';
  if (server.engine.clientsCount >= mostSockets) return 'the hub is full';
  return admits(request.socket.remoteAddress ?? '') ? null : 'too many connections';
}

function hear(socket: HubSocket, parts: HubSocketsParts): void {
  const { link } = socket.data;
  const follows = new TokenBucket(followRate, parts.now());
  let mistakes = 0;
  parts.links.add(socket);
  parts.log.info('socket.connected', { person: link.personId, console: link.consoleId });
  socket.once('disconnect', (why) =>
    parts.log.info('socket.disconnected', { person: link.personId, console: link.consoleId, why }),
  );
  socket.onAny((event: unknown, ...args: unknown[]) => {
    // A console that asked for no answer has none; what it did counts all the same.
    const last = args.at(-1);
    const acknowledge: Acknowledge = typeof last === 'function' ? (last as Acknowledge) : () => undefined;
    const [input] = args;
    answer(String(event), args.length === 2 ? input : undefined, acknowledge).catch((error: unknown) => {
      logError(parts.log, 'socket.bug', error);
      acknowledge(refused({ code: 'bug', message: 'The hub made a mistake.' }));
    });
  });
  parts.joined(socket);

  async function answer(event: string, input: unknown, acknowledge: Acknowledge): Promise<void> {
    const name = eventName(event);
    if (name === 'command') {
      const message = CommandMessage.safeParse(input);
      acknowledge(message.success ? await parts.runCommand(message.data, link.sessionId) : mistake(badInput));
    } else if (name === 'follow') follow(input, acknowledge);
    else acknowledge(mistake(unknownEvent));
  }

  function follow(input: unknown, acknowledge: Acknowledge): void {
    const wanted = consoleEvents.follow.input.safeParse(input);
    if (!wanted.success) acknowledge(mistake(badInput));
    else if (!follows.take(parts.now()))
      acknowledge(refused({ code: 'too-many', message: 'Too often; wait a moment.' }));
    else {
      const { topics, start } = parts.follow(socket, wanted.data.places);
      acknowledge({ topics });
      start();
    }
  }

  function mistake(fault: Fault): unknown {
    mistakes += 1;
    if (mistakes === 1) parts.log.warn('socket.malformed', { console: link.consoleId, fault: fault.code });
    if (mistakes === mostMistakes)
      setImmediate(() => endSocket(socket, { code: 'malformed', message: 'Too much that is malformed.' }));
    return refused(fault);
  }
}

function refused(fault: Fault): CommandAnswer {
  return { ok: false, fault };
}

function eventName(event: string): ConsoleEventName | null {
  // An own key of the table is an event's name.
  return Object.hasOwn(consoleEvents, event) ? (event as ConsoleEventName) : null;
}
