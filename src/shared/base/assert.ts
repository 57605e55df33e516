/** Thrown when the program contradicts itself: a bug of ours, never the outcome of input. Logged loudly, not shown as advice. */
export class BugError extends Error {
  override readonly name = 'BugError';
}

/** Narrows by a condition that only a bug can make false. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new BugError(message);
}

/** Ends a switch over a closed union: a case that was forgotten does not compile. */
export function assertNever(value: never): never {
  throw new BugError(`unexpected ${JSON.stringify(value)}`);
}
