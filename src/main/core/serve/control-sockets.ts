import type { RawData, WebSocket } from 'ws';
import { Emitter } from '../../../shared/base/emitter.ts';
import { faultOf } from '../../../shared/base/fault.ts';
import { type CallName, type CallOutput, type CallParsed, calls } from '../../../shared/contract/calls.ts';
import { type AnswerMessage, CallMessage } from '../../../shared/contract/envelope.ts';
import type { EventName, EventValue } from '../../../shared/contract/events.ts';
import type { WindowIdentity } from '../../../shared/contract/window-identity.ts';
import type { Logger } from '../log/logger.ts';

/** What the core must be able to answer: one handler per call, told who is calling. */
export type CallHandlers = {
  readonly [N in CallName]: (
    input: CallParsed<N>,
    caller: WindowIdentity,
  ) => CallOutput<N> | Promise<CallOutput<N>>;
};

/** The control sockets of all windows: answers calls, broadcasts events. */
export class ControlSockets {
  private readonly open = new Map<WebSocket, WindowIdentity>();
  /** Whenever a window has come or gone. */
  readonly onWindows = new Emitter<readonly WindowIdentity[]>();
  private readonly handlers: CallHandlers;
  private readonly logger: Logger;

  constructor(handlers: CallHandlers, logger: Logger) {
    this.handlers = handlers;
    this.logger = logger;
  }

  readonly accept = (socket: WebSocket, caller: WindowIdentity): void => {
    this.open.set(socket, caller);
    socket.on('close', () => {
      this.open.delete(socket);
      this.onWindows.fire([...this.open.values()]);
    });
    socket.on('error', (error) => this.logger.warn(`control socket of ${caller.windowId}: ${error.message}`));
    socket.on('message', (data, isBinary) => {
      void this.answer(socket, caller, isBinary ? null : textOf(data));
    });
    this.onWindows.fire([...this.open.values()]);
  };

  /** Sends an event to every window, or to those of one kind. */
  broadcast<N extends EventName>(event: N, value: EventValue<N>, kind?: WindowIdentity['kind']): void {
    const message = JSON.stringify({ event, value });
    for (const [socket, caller] of this.open) {
      if ((kind ?? caller.kind) === caller.kind && socket.readyState === socket.OPEN) socket.send(message);
    }
  }

  /** Sends an event to one window; false when it is not there. */
  sendTo<N extends EventName>(windowId: string, event: N, value: EventValue<N>): boolean {
    for (const [socket, caller] of this.open) {
      if (caller.windowId !== windowId || socket.readyState !== socket.OPEN) continue;
      socket.send(JSON.stringify({ event, value }));
      return true;
    }
    return false;
  }

  private async answer(socket: WebSocket, caller: WindowIdentity, text: string | null): Promise<void> {
    const message = parseCall(text);
    if (!message) {
      this.logger.warn(`${caller.windowId} sent what is no call`);
      socket.close(1008, 'not a call');
      return;
    }
    const answer = await this.dispatch(message, caller);
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(answer));
  }

  private async dispatch({ id, name, input }: CallMessage, caller: WindowIdentity): Promise<AnswerMessage> {
    if (!isCallName(name))
      return { id, ok: false, fault: { code: 'unknown-call', message: `no call named ${name}` } };
    try {
      return { id, ok: true, output: await this.run(name, input, caller) };
    } catch (error) {
      const fault = faultOf(error);
      if (fault.code === 'bug')
        this.logger.error(`${name}: ${error instanceof Error ? error.stack : fault.message}`);
      return { id, ok: false, fault };
    }
  }

  private run<N extends CallName>(name: N, input: unknown, caller: WindowIdentity): unknown {
    const parsed = calls[name].input.safeParse(input);
    if (!parsed.success)
      return Promise.reject(new Error(`${name}: ${parsed.error.issues[0]?.path.join('.')} is not as agreed`));
    // safeParse of calls[name] gives CallParsed<N>; TypeScript cannot follow the lookup through the table.
    return this.handlers[name](parsed.data as CallParsed<N>, caller);
  }
}

function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name);
}

function parseCall(text: string | null): CallMessage | null {
  if (text === null) return null;
  try {
    return CallMessage.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return Buffer.from(data instanceof ArrayBuffer ? new Uint8Array(data) : data).toString('utf8');
}
