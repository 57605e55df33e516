import { z } from 'zod';

/** Input or answer of a call that carries nothing. */
export const nothing = z.object({}).strict();

/** One call of the contract: the schemas of what is sent and what is answered. */
export function call<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): { input: I; output: O } {
  return { input, output };
}

/** A tile of a display, by the ids and numbers of WallView. */
export const TilePlace = z.object({ displayId: z.string(), tile: z.number().int().min(0) });
export type TilePlace = z.infer<typeof TilePlace>;
