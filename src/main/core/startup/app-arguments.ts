import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ExpectedError } from '../../../shared/base/fault.ts';
import { FeedLane } from '../../../shared/wall/feed-order.ts';

const text = { type: 'string' } as const;
const options = {
  cameras: text,
  layout: text,
  displays: text,
  data: text,
  lane: text,
  measure: text,
  hub: text,
  verbose: { type: 'boolean' },
} as const;

const AppArguments = z.object({
  cameras: z.string().nullable().default(null),
  layout: z.string().nullable().default(null),
  displays: z.coerce.number().int().min(1).max(16).nullable().default(null),
  data: z.string().nullable().default(null),
  lane: FeedLane.nullable().default(null),
  measure: z.enum(['first', 'never', 'now']).default('first'),
  hub: z.string().nullable().default(null),
  verbose: z.boolean().default(false),
});
/** What the app was asked to do, in the kiosk's options of the same names. */
export type AppArguments = z.infer<typeof AppArguments>;

/** Reads a command line, of which Chromium takes its share: what is unknown is passed over. Throws ExpectedError `usage`. */
export function parseAppArguments(args: readonly string[]): AppArguments {
  const { values } = parseArgs({ args: [...args], options, strict: false });
  const parsed = AppArguments.safeParse(values);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const message = `--${String(issue?.path[0] ?? '')}: ${issue?.message ?? 'not as expected'}`;
  throw new ExpectedError({ code: 'usage', message });
}
