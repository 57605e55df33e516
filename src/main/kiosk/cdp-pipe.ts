import type { Readable, Writable } from 'node:stream';
import type { z } from 'zod';
import { type Disposable, toDisposable } from '../../shared/base/disposable.ts';
import { CancelledError, ExpectedError } from '../../shared/base/fault.ts';
import { CdpMessage } from './cdp-schema.ts';
import { type Deadline, withDeadline } from './with-deadline.ts';

/** One conversation of the DevTools protocol: with the browser itself or with one attached target. */
export interface CdpSession {
  /**
   * Sends a command and parses its answer. Throws ExpectedError `browser-refused` (the browser's own error), `browser-timeout`,
   * `browser-gone` (the pipe ended), CancelledError when `signal` fires.
   */
  send<T>(method: string, params: object, answer: z.ZodType<T>, wait?: Partial<Deadline>): Promise<T>;
  /** Calls `listener` at each event of this session; one whose shape is not `shape` is dropped. */
  on<T>(method: string, shape: z.ZodType<T>, listener: (params: T) => void): Disposable;
}

interface Pending {
  readonly method: string;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

const defaultDeadlineMs = 20_000;

/**
 * The Chrome DevTools Protocol over `--remote-debugging-pipe`: JSON messages that end with a NUL byte, sessions flattened
 * (https://chromedevtools.github.io/devtools-protocol/). `onEnd` is called once, when the browser closed its end.
 */
export class CdpPipe implements CdpSession, Disposable {
  private readonly pending = new Map<number, Pending>();
  private readonly listeners = new Map<string, Set<(params: unknown) => void>>();
  private readonly output: Writable;
  private readonly onEnd: () => void;
  private tail: Buffer[] = [];
  private lastId = 0;
  private ended = false;

  constructor(output: Writable, input: Readable, onEnd: () => void) {
    this.output = output;
    this.onEnd = onEnd;
    input.on('data', (chunk: Buffer) => this.take(chunk));
    // A broken pipe says only that the browser went away; both ends report it, once is enough.
    for (const stream of [input, output]) {
      stream.on('error', () => this.end());
      stream.on('close', () => this.end());
    }
  }

  /** The session of an attached target. */
  session(sessionId: string): CdpSession {
    return {
      send: (method, params, answer, wait) => this.ask({ method, params, sessionId }, answer, wait),
      on: (method, shape, listener) => this.listen(`${sessionId} ${method}`, shape, listener),
    };
  }

  send<T>(method: string, params: object, answer: z.ZodType<T>, wait?: Partial<Deadline>): Promise<T> {
    return this.ask({ method, params }, answer, wait);
  }

  on<T>(method: string, shape: z.ZodType<T>, listener: (params: T) => void): Disposable {
    return this.listen(` ${method}`, shape, listener);
  }

  dispose(): void {
    this.output.end();
    this.end();
  }

  private async ask<T>(
    command: { method: string; params: object; sessionId?: string },
    answer: z.ZodType<T>,
    { signal, deadlineMs = defaultDeadlineMs }: Partial<Deadline> = {},
  ): Promise<T> {
    if (signal?.aborted) throw new CancelledError(command.method);
    if (this.ended) throw gone(command.method);
    const late = () => timedOut(command.method, deadlineMs);
    return answer.parse(await withDeadline(this.exchange(command), { deadlineMs, signal }, late));
  }

  private exchange(command: { method: string; params: object; sessionId?: string }): Promise<unknown> {
    this.lastId += 1;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.pending.set(this.lastId, { method: command.method, resolve, reject });
    this.output.write(`${JSON.stringify({ id: this.lastId, ...command })}\0`);
    return promise;
  }

  private listen<T>(key: string, shape: z.ZodType<T>, listener: (params: T) => void): Disposable {
    const entry = (params: unknown) => {
      const parsed = shape.safeParse(params);
      if (parsed.success) listener(parsed.data);
    };
    const held = this.listeners.get(key) ?? new Set();
    this.listeners.set(key, held.add(entry));
    return toDisposable(() => {
      held.delete(entry);
      if (held.size === 0) this.listeners.delete(key);
    });
  }

  private take(chunk: Buffer): void {
    let from = 0;
    for (let nul = chunk.indexOf(0); nul >= 0; nul = chunk.indexOf(0, from)) {
      const text = Buffer.concat([...this.tail, chunk.subarray(from, nul)]).toString('utf8');
      this.tail = [];
      from = nul + 1;
      this.dispatch(CdpMessage.parse(JSON.parse(text)));
    }
    if (from < chunk.length) this.tail.push(chunk.subarray(from));
  }

  private dispatch(message: CdpMessage): void {
    if (message.id !== undefined) this.answer(message.id, message);
    if (message.method === undefined) return;
    const held = this.listeners.get(`${message.sessionId ?? ''} ${message.method}`) ?? [];
    for (const listener of [...held]) listener(message.params);
  }

  /** An answer that comes after its deadline finds nobody waiting. */
  private answer(id: number, { result, error }: CdpMessage): void {
    const pending = this.pending.get(id);
    this.pending.delete(id);
    if (error) pending?.reject(refused(pending.method, error.message));
    else pending?.resolve(result);
  }

  private end(): void {
    if (this.ended) return;
    this.ended = true;
    for (const { method, reject } of this.pending.values()) reject(gone(method));
    this.pending.clear();
    this.onEnd();
  }
}

function gone(method: string): ExpectedError {
  return new ExpectedError({ code: 'browser-gone', message: 'the browser has ended', detail: method });
}

function timedOut(method: string, deadlineMs: number): ExpectedError {
  const message = `the browser did not answer ${method} within ${deadlineMs} ms`;
  return new ExpectedError({ code: 'browser-timeout', message });
}

function refused(method: string, why: string): ExpectedError {
  return new ExpectedError({ code: 'browser-refused', message: `${method}: ${why}` });
}
