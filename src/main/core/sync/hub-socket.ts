import { io, type Socket } from 'socket.io-client';
import type { z } from 'zod';
import { CancelledError, ExpectedError, Fault } from '../../../shared/base/fault.ts';
import {
  type ConsoleEventName,
  type ConsoleToHub,
  consoleEvents,
  type HubEventName,
  type HubToConsole,
  hubEvents,
} from '../../../shared/hub/hub-events.ts';
import type { SocketAuth } from '../../../shared/hub/sign-in.ts';
import type { Logger } from '../log/logger.ts';

const connectTimeoutMs = 10_000;
const answerTimeoutMs = 15_000;

export type HubListeners = { readonly [N in HubEventName]: (value: z.output<(typeof hubEvents)[N]>) => void };

export interface HubSocketOptions {
  readonly address: URL;
  /** PEM of the pinned authority; null over plain HTTP on loopback. */
  readonly authority: string | null;
  readonly auth: SocketAuth;
  readonly listeners: HubListeners;
  /** The hub's heartbeat (engine.io's ping): nothing has changed, and the connection lives. */
  onHeartbeat(): void;
  readonly logger: Logger;
}

/** One connection to the hub, from its handshake to its end. It does not come back by itself: the proof in its handshake counts once. */
export class HubSocket {
  /** Settles when the connection is gone. */
  readonly gone: Promise<void>;
  private readonly socket: Socket<HubToConsole, ConsoleToHub>;

  private constructor(socket: Socket<HubToConsole, ConsoleToHub>) {
    this.socket = socket;
    this.gone = new Promise((resolve) => socket.once('disconnect', () => resolve()));
  }

  /** Throws ExpectedError with the hub's fault, or `hub-away`; CancelledError on abort. */
  static open(options: HubSocketOptions, signal: AbortSignal): Promise<HubSocket> {
    const { address, authority, auth, listeners, logger } = options;
    const socket: Socket<HubToConsole, ConsoleToHub> = io(address.origin, {
      transports: ['websocket'],
      autoConnect: false,
      forceNew: true,
      reconnection: false,
      timeout: connectTimeoutMs,
      auth,
      ...(authority === null ? {} : { ca: authority }),
    });
    socket.io.on('ping', () => options.onHeartbeat());
    for (const name of Object.keys(hubEvents)) listen(socket, name as HubEventName, listeners, logger);
    return new Promise((resolve, reject) => {
      const opened = new HubSocket(socket);
      const cancel = () => {
        socket.disconnect();
        reject(new CancelledError());
      };
      if (signal.aborted) return cancel();
      signal.addEventListener('abort', cancel, { once: true });
      socket.once('connect', () => {
        signal.removeEventListener('abort', cancel);
        resolve(opened);
      });
      socket.once('connect_error', (error) => {
        signal.removeEventListener('abort', cancel);
        socket.disconnect();
        reject(refusal(error));
      });
      socket.connect();
    });
  }

  get connected(): boolean {
    return this.socket.connected;
  }

  /** Sends an event and gives the hub's answer. Throws ExpectedError `hub-away` when there is none. */
  async ask<N extends ConsoleEventName>(
    name: N,
    value: z.input<(typeof consoleEvents)[N]['input']>,
  ): Promise<z.output<(typeof consoleEvents)[N]['answer']>> {
    const answer: unknown = await this.emit(name, value);
    const parsed = consoleEvents[name].answer.safeParse(answer);
    if (!parsed.success) throw away('its answer is not as agreed');
    // safeParse of the table's own schema; TypeScript cannot follow the lookup.
    return parsed.data as z.output<(typeof consoleEvents)[N]['answer']>;
  }

  close(): void {
    this.socket.disconnect();
  }

  private async emit(name: ConsoleEventName, value: unknown): Promise<unknown> {
    if (!this.socket.connected) throw away('the connection is gone');
    const timed = this.socket.timeout(answerTimeoutMs);
    try {
      // The names and shapes are those of ConsoleToHub, from which both ends are derived; the call is generic over them.
      return await (timed as { emitWithAck(name: string, value: unknown): Promise<unknown> }).emitWithAck(
        name,
        value,
      );
    } catch (error) {
      throw away(error instanceof Error ? error.message : String(error));
    }
  }
}

function listen(
  socket: Socket<HubToConsole, ConsoleToHub>,
  name: HubEventName,
  listeners: HubListeners,
  logger: Logger,
): void {
  const heard = (value: unknown) => {
    const parsed = hubEvents[name].safeParse(value);
    if (!parsed.success)
      logger.warn(`the hub's ${name} is not as agreed: ${parsed.error.issues[0]?.message ?? ''}`);
    // Parsed by the schema of that name, which is the listener's.
    else (listeners[name] as (value: unknown) => void)(parsed.data);
  };
  // Socket.IO types `on` by the literal name; this one comes from the same table.
  (socket as { on(name: string, listener: (value: unknown) => void): unknown }).on(name, heard);
}

/** Socket.IO carries what a middleware refused with as `data` of the error. */
function refusal(error: Error & { data?: unknown }): ExpectedError {
  const fault = Fault.safeParse(error.data);
  return fault.success ? new ExpectedError(fault.data) : away(error.message);
}

function away(why: string): ExpectedError {
  return new ExpectedError({ code: 'hub-away', message: `the hub does not answer: ${why}` });
}
