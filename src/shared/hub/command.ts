import { z } from 'zod';
import { Fault } from '../base/fault.ts';

/** One command of the protocol. `changes` ones are applied at most once for their id and answered only after they are on disk. */
export function command<I extends z.ZodType, O extends z.ZodType>(
  kind: 'asks' | 'changes',
  input: I,
  output: O,
): { kind: 'asks' | 'changes'; input: I; output: O } {
  return { kind, input, output };
}

/** A command as it travels. `id` is its idempotency key: sent again, it is answered as before and not applied twice. */
export const CommandMessage = z.object({
  id: z.uuid(),
  name: z.string().max(100),
  input: z.unknown(),
});
export type CommandMessage = z.infer<typeof CommandMessage>;

/** `current`: with fault `conflict`, what the hub has now: `{version, row}`, or null when it was removed. */
export const CommandAnswer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), output: z.unknown() }),
  z.object({ ok: z.literal(false), fault: Fault, current: z.unknown().optional() }),
]);
export type CommandAnswer = z.infer<typeof CommandAnswer>;
