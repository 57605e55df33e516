import { z } from 'zod';

/** Which of a camera's streams: the full one or the small one. */
export const StreamRole = z.enum(['main', 'sub']);
export type StreamRole = z.infer<typeof StreamRole>;

/** Both, the full one first. */
export const streamRoles: readonly StreamRole[] = StreamRole.options;
