import { z } from 'zod';

/** A failure as data, so that it crosses processes: a closed `code`, an English sentence without secrets, and details. */
export const Fault = z.object({ code: z.string(), message: z.string(), detail: z.string().optional() });
export type Fault = z.infer<typeof Fault>;

/** Thrown for what is foreseen and told to the operator (a file that is not there); carries the Fault to show. */
export class ExpectedError extends Error {
  override readonly name = 'ExpectedError';
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.message);
    this.fault = fault;
  }
}

/** Thrown by whatever waits when its AbortSignal fires; handled in silence. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';

  constructor(what = 'cancelled') {
    super(what);
  }
}

/** Turns whatever was thrown into a Fault; an unforeseen error becomes code `bug`. */
export function faultOf(error: unknown): Fault {
  if (error instanceof ExpectedError) return error.fault;
  if (error instanceof CancelledError) return { code: 'cancelled', message: error.message };
  if (error instanceof Error) return { code: 'bug', message: error.message };
  return { code: 'bug', message: String(error) };
}
