import type { z } from 'zod';
import type { Disposable } from '../shared/base/disposable.ts';
import { Emitter } from '../shared/base/emitter.ts';
import { CancelledError, ExpectedError } from '../shared/base/fault.ts';
import { type CallInput, type CallName, type CallOutput, calls } from '../shared/contract/calls.ts';
import { AnswerMessage, EventMessage } from '../shared/contract/envelope.ts';
import { type EventName, type EventValue, events } from '../shared/contract/events.ts';
import { BridgeEndpoint, bridgeGlobal } from '../shared/contract/window-identity.ts';
import { ControlSocket, type LinkStatus } from './control-socket.ts';

interface PendingCall {
  readonly output: z.ZodType;
  settle(answer: AnswerMessage): void;
}

type EventEmitters = { [N in EventName]: Emitter<EventValue<N>> };

/** What the host put into this page: where the core is and the window's token. Null when the page was opened by hand. */
export function readEndpoint(): BridgeEndpoint | null {
  const parsed = BridgeEndpoint.safeParse(Reflect.get(globalThis, bridgeGlobal));
  return parsed.success ? parsed.data : null;
}

/** The page's only way to the core: calls and events of the contract over one control socket that connects itself again for ever. */
export class Bridge implements Disposable {
  readonly endpoint: BridgeEndpoint;
  private readonly socket: ControlSocket;
  private readonly statuses = new Emitter<LinkStatus>();
  private readonly emitters: EventEmitters = createEmitters();
  private readonly pending = new Map<number, PendingCall>();
  private lastStatus: LinkStatus = { phase: 'connecting' };
  private nextId = 1;

  constructor(endpoint: BridgeEndpoint) {
    this.endpoint = endpoint;
    this.socket = new ControlSocket(endpoint, {
      onText: (text) => this.receive(text),
      onStatus: (status) => this.change(status),
    });
  }

  get status(): LinkStatus {
    return this.lastStatus;
  }

  onStatus(listener: (status: LinkStatus) => void): Disposable {
    return this.statuses.on(listener);
  }

  on<N extends EventName>(name: N, listener: (value: EventValue<N>) => void): Disposable {
    return this.emitters[name].on(listener);
  }

  /**
   * Asks the core. Rejects with ExpectedError (the core's fault; `disconnected` when the core is away or goes away before it answers;
   * `bad-answer` when the answer breaks the contract) or CancelledError.
   */
  call<N extends CallName>(name: N, input: CallInput<N>, signal?: AbortSignal): Promise<CallOutput<N>> {
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(new CancelledError(name));
      const cancel = () => {
        this.pending.delete(id);
        reject(new CancelledError(name));
      };
      const settle = (answer: AnswerMessage) => {
        signal?.removeEventListener('abort', cancel);
        if (!answer.ok) return reject(new ExpectedError(answer.fault));
        // The schema of this very call made the value; the table's lookup type is what TypeScript cannot carry through.
        resolve(answer.output as CallOutput<N>);
      };
      if (!this.socket.send(JSON.stringify({ id, name, input }))) return reject(disconnected());
      this.pending.set(id, { output: calls[name].output, settle });
      signal?.addEventListener('abort', cancel, { once: true });
    });
  }

  dispose(): void {
    this.socket.dispose();
    this.dropPending();
    this.statuses.dispose();
  }

  private change(status: LinkStatus): void {
    this.lastStatus = status;
    if (status.phase !== 'connected') this.dropPending();
    this.statuses.fire(status);
  }

  private dropPending(): void {
    const waiting = [...this.pending];
    this.pending.clear();
    for (const [id, { settle }] of waiting) settle({ id, ok: false, fault: disconnected().fault });
  }

  private receive(text: string): void {
    const message = parseJson(text);
    const answer = AnswerMessage.safeParse(message);
    const event = EventMessage.safeParse(message);
    if (answer.success) this.answer(answer.data);
    else if (event.success) this.fire(event.data);
    else console.warn('the core sent neither an answer nor an event');
  }

  private answer(answer: AnswerMessage): void {
    const call = this.pending.get(answer.id);
    if (!call) return;
    this.pending.delete(answer.id);
    call.settle(answer.ok ? checkOutput(call.output, answer) : answer);
  }

  private fire({ event, value }: EventMessage): void {
    const parsed = isEventName(event) ? events[event].safeParse(value) : null;
    if (!parsed?.success) {
      console.warn(`the core sent an event that is not as agreed: ${event}`);
      return;
    }
    // The event's own schema made the value for the emitter of the same name.
    (this.emitters[event as EventName] as Emitter<unknown>).fire(parsed.data);
  }
}

function checkOutput(schema: z.ZodType, { id, output }: { id: number; output: unknown }): AnswerMessage {
  const parsed = schema.safeParse(output);
  if (parsed.success) return { id, ok: true, output: parsed.data };
  return { id, ok: false, fault: { code: 'bad-answer', message: parsed.error.message } };
}

function createEmitters(): EventEmitters {
  const names = Object.keys(events).map((name) => [name, new Emitter()] as const);
  // One emitter per name of the table, which is what EventEmitters says.
  return Object.fromEntries(names) as unknown as EventEmitters;
}

function isEventName(name: string): name is EventName {
  return Object.hasOwn(events, name);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    console.warn('the core sent text that is not JSON', error);
    return null;
  }
}

function disconnected(): ExpectedError {
  return new ExpectedError({ code: 'disconnected', message: 'the window has no connection to the core' });
}
