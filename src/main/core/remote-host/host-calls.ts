import { z } from 'zod';
import { call, nothing } from '../../../shared/contract/call.ts';
import { BridgeEndpoint, WindowIdentity } from '../../../shared/contract/window-identity.ts';
import { Language } from '../../../shared/settings/preferences.ts';
import { FeedLane } from '../../../shared/wall/feed-order.ts';
import { Bounds } from '../../../shared/wall/wall-view.ts';

/** Where the main process serves the pages. */
export const pageOrigin = 'app://vonglau';

/** Whether an address is one of our pages. Node knows no origin of app://, so the text decides. */
export function isOwnPage(url: string | null | undefined): boolean {
  return url?.startsWith(`${pageOrigin}/`) ?? false;
}

/** One opening of a window, counted by the core: the same window opened again is another one. */
const Opening = z.object({ opening: z.number().int() });
/** Answered when it is done, with nothing. */
const done = z.void();
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

const WindowSpec = z.object({
  identity: WindowIdentity,
  bounds: Bounds,
  fullscreen: z.boolean(),
  title: z.string(),
  url: z.string().startsWith(`${pageOrigin}/`),
  bridge: BridgeEndpoint,
});
const Display = z.object({ id: z.string(), name: z.string(), bounds: Bounds, primary: z.boolean() });

/** What the core asks of the main process. */
export const mainCalls = {
  displays: call(nothing, z.array(Display)),
  /** Answered when the page has loaded, with the browser's processes other than the core. */
  'window.open': call(Opening.extend({ spec: WindowSpec }), z.object({ pids: z.array(z.number().int()) })),
  'window.focus': call(Opening, done),
  'window.screenshot': call(Opening, bytes),
  'window.close': call(Opening, done),
  'secret.seal': call(bytes, bytes),
  'secret.open': call(bytes, bytes),
  language: call(Language, done),
  /** The core cannot start for a reason that a person can mend; it ends after the answer. */
  failed: call(z.object({ message: z.string() }), done),
} as const;

/** What the main process asks of the core. */
export const coreCalls = {
  'displays.changed': call(nothing, done),
  'window.gone': call(Opening.extend({ why: z.enum(['closed', 'crashed']) }), done),
  'files.open': call(z.object({ paths: z.array(z.string()) }), done),
  woke: call(z.object({ asleepMs: z.number() }), done),
  unsaved: call(nothing, z.array(z.enum(['cameras', 'snapshot']))),
  end: call(nothing, done),
} as const;

/** What the core is started with. It stands on a command line: nothing secret in here. */
export const CoreStart = z.object({
  wishes: z.object({
    cameras: z.string().nullable(),
    layout: z.string().nullable(),
    displays: z.number().int().min(1).max(16).nullable(),
    lane: FeedLane.nullable(),
    hub: z.string().nullable(),
    measure: z.enum(['first', 'never', 'now']),
  }),
  dataDirectory: z.string(),
  verbose: z.boolean(),
  /** How the core before this one ended, when it did not end on purpose. */
  restarted: z.string().nullable(),
  language: Language.nullable(),
  keepsSecrets: z.boolean(),
});
export type CoreStart = z.infer<typeof CoreStart>;
