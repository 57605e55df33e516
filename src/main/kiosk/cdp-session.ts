import type { z } from 'zod';
import { type Disposable, toDisposable } from '../../shared/base/disposable.ts';
import { CancelledError, ExpectedError } from '../../shared/base/fault.ts';
import type { CdpMessage } from './cdp-schema.ts';
import { type Deadline, withDeadline } from './with-deadline.ts';

/** One conversation of the DevTools protocol: with the browser itself or with one attached target. */
export interface CdpSession {
  /**
   * Sends a command and parses its answer. Throws ExpectedError `browser-refused` (the browser's own error), `browser-timeout`,
   * `browser-gone` (the browser or the target ended), CancelledError when `signal` fires.
   */
  send<T>(method: string, params: object, answer: z.ZodType<T>, wait?: Partial<Deadline>): Promise<T>;
  /** Calls `listener` at each event of this session; one whose shape is not `shape` is dropped. */
  on<T>(method: string, shape: z.ZodType<T>, listener: (params: T) => void): Disposable;
}

/** Writes a command and tells the id under which its answer will come. */
export type WriteCommand = (method: string, params: object) => number;

interface Pending {
  readonly method: string;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

const defaultDeadlineMs = 20_000;

/** A session as the pipe holds it: `take` is given its messages, `end` fails what still waits. */
export class CdpConversation implements CdpSession {
  private readonly write: WriteCommand;
  private readonly pending = new Map<number, Pending>();
  private readonly listeners = new Map<string, Set<(params: unknown) => void>>();
  private ended = false;

  constructor(write: WriteCommand) {
    this.write = write;
  }

  async send<T>(
    method: string,
    params: object,
    answer: z.ZodType<T>,
    { signal, deadlineMs = defaultDeadlineMs }: Partial<Deadline> = {},
  ): Promise<T> {
    if (signal?.aborted) throw new CancelledError(method);
    if (this.ended) throw gone(method);
    const exchange = Promise.withResolvers<unknown>();
    this.pending.set(this.write(method, params), { method, ...exchange });
    const late = () => timedOut(method, deadlineMs);
    return answer.parse(await withDeadline(exchange.promise, { deadlineMs, signal }, late));
  }

  on<T>(method: string, shape: z.ZodType<T>, listener: (params: T) => void): Disposable {
    const entry = (params: unknown) => {
      const parsed = shape.safeParse(params);
      if (parsed.success) listener(parsed.data);
    };
    const held = this.listeners.get(method) ?? new Set();
    this.listeners.set(method, held.add(entry));
    return toDisposable(() => held.delete(entry));
  }

  take({ id, method, params, result, error }: CdpMessage): void {
    if (method !== undefined)
      for (const listener of [...(this.listeners.get(method) ?? [])]) listener(params);
    // An answer that comes after its deadline finds nobody waiting.
    const pending = id === undefined ? undefined : this.pending.get(id);
    if (id === undefined || !pending) return;
    this.pending.delete(id);
    if (error) pending.reject(refused(pending.method, error.message));
    else pending.resolve(result);
  }

  end(): void {
    if (this.ended) return;
    this.ended = true;
    for (const { method, reject } of this.pending.values()) reject(gone(method));
    this.pending.clear();
    this.listeners.clear();
  }
}

function gone(method: string): ExpectedError {
  const message = 'the browser or its window has ended';
  return new ExpectedError({ code: 'browser-gone', message, detail: method });
}

function timedOut(method: string, deadlineMs: number): ExpectedError {
  const message = `the browser did not answer ${method} within ${deadlineMs} ms`;
  return new ExpectedError({ code: 'browser-timeout', message });
}

function refused(method: string, why: string): ExpectedError {
  return new ExpectedError({ code: 'browser-refused', message: `${method}: ${why}` });
}
