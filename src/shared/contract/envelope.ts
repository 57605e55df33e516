import { z } from 'zod';
import { Fault } from '../base/fault.ts';

/** A call on the control socket. */
export const CallMessage = z.object({ id: z.number().int(), name: z.string(), input: z.unknown() });
export type CallMessage = z.infer<typeof CallMessage>;

/** Its answer. */
export const AnswerMessage = z.discriminatedUnion('ok', [
  z.object({ id: z.number().int(), ok: z.literal(true), output: z.unknown() }),
  z.object({ id: z.number().int(), ok: z.literal(false), fault: Fault }),
]);
export type AnswerMessage = z.infer<typeof AnswerMessage>;

/** A broadcast of the core. */
export const EventMessage = z.object({ event: z.string(), value: z.unknown() });
export type EventMessage = z.infer<typeof EventMessage>;
