import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ExpectedError } from '../../shared/base/fault.ts';
import { FeedLane } from '../../shared/wall/feed-order.ts';
import { parseLayout } from '../../shared/wall/layout.ts';

const seconds = z.coerce.number().positive().max(1_000_000);

const KioskArguments = z.object({
  cameras: z.string().nullable(),
  layout: z
    .string()
    .refine((name) => parseLayout(name) !== null, 'no such layout')
    .nullable(),
  displays: z.coerce.number().int().min(1).max(16).nullable(),
  headless: z.boolean(),
  operator: z.boolean(),
  seconds: seconds.nullable(),
  report: z.string().nullable(),
  screenshots: z.string().nullable(),
  screenshotEvery: seconds.nullable(),
  data: z.string().nullable(),
  lane: FeedLane.nullable(),
  measure: z.enum(['first', 'never', 'now']),
  hub: z.string().nullable(),
  demoAccount: z.string().nullable(),
  verbose: z.boolean(),
});
/** What the kiosk was asked to do. `cameras` null: the console's own list; `layout` null: as remembered or what fits; `displays` null: all; `lane` null: as the governor chooses. */
export type KioskArguments = z.infer<typeof KioskArguments>;

/** The options in words, for `--help`. */
export const kioskUsage = `npm run kiosk -- [options]

  --cameras FILE           the cameras to show (format: README.md); without it the console keeps a list of its own
  --layout NAME            1x1 to 8x8, 1+5, 1+7, 1+12, for every display (default: as last time, or what fits)
  --displays N             how many displays carry a wall at most (headless: how many there are, default 1)
  --headless               no display needed: 1920x1080 windows that nobody sees
  --no-operator            no operator window (the default with --report)
  --seconds N              end by itself after N seconds
  --report FILE            write the figures of the run as JSON; settings of other runs are neither read nor changed
  --screenshots DIR        write a PNG of every window at the end
  --screenshot-every N     and every N seconds before
  --data DIR               where settings and the console's own list are kept (default: $XDG_CONFIG_HOME/vonglau)
  --lane LANE              decode every feed in this lane: webcodecs or ffmpeg (default: the cheapest that holds)
  --measure WHEN           what this machine can hold is measured at its first start (first, the default), never, or now; with --report the default is never
  --hub URL                the hub that this console belongs to (default: as set at the desk, if at all)
  --demo-account NAME      sign this account in at a demo's hub (it has no others' accounts)
  --verbose                more log lines`;

/** Reads the command line. Throws ExpectedError `usage` that names the option and what is wrong with it. */
export function parseKioskArguments(args: readonly string[]): KioskArguments | 'help' {
  const values = parse(args);
  if (values.help) return 'help';
  const parsed = KioskArguments.safeParse({
    cameras: values.cameras ?? null,
    layout: values.layout === undefined || values.layout === 'auto' ? null : values.layout,
    displays: values.displays ?? null,
    headless: values.headless ?? false,
    operator: !values['no-operator'] && (values.operator === true || values.report === undefined),
    seconds: values.seconds ?? null,
    report: values.report ?? null,
    screenshots: values.screenshots ?? null,
    screenshotEvery: values['screenshot-every'] ?? null,
    data: values.data ?? null,
    lane: values.lane === undefined || values.lane === 'auto' ? null : values.lane,
    measure: values.measure ?? (values.report === undefined ? 'first' : 'never'),
    hub: values.hub ?? null,
    demoAccount: values['demo-account'] ?? null,
    verbose: values.verbose ?? false,
  });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw usageError(`--${String(issue?.path[0] ?? '')}: ${issue?.message ?? 'not as expected'}`);
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        cameras: text,
        layout: text,
        displays: text,
        headless: flag,
        operator: flag,
        'no-operator': flag,
        seconds: text,
        report: text,
        screenshots: text,
        'screenshot-every': text,
        data: text,
        lane: text,
        measure: text,
        hub: text,
        'demo-account': text,
        verbose: flag,
        help: flag,
      },
    }).values;
  } catch (error) {
    throw usageError(error instanceof Error ? error.message : String(error));
  }
}

function usageError(message: string): ExpectedError {
  return new ExpectedError({ code: 'usage', message: `${message}\n\n${kioskUsage}` });
}
