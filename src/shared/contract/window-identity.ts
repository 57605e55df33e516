import { z } from 'zod';

/** Who a window is: given by the host, never by the page. */
export const WindowIdentity = z.object({
  windowId: z.string(),
  kind: z.enum(['operator', 'wall', 'zoom']),
  /** The display of a wall window; the id of the ZoomWindow of a zoom window. */
  displayId: z.string().nullable(),
});
export type WindowIdentity = z.infer<typeof WindowIdentity>;

/** What the host puts into a page before any script runs, as `globalThis.vonglauBridge`: where the core is and the window's own token. */
export const BridgeEndpoint = z.object({ origin: z.string(), token: z.string() });
export type BridgeEndpoint = z.infer<typeof BridgeEndpoint>;

/** Name of that global. */
export const bridgeGlobal = 'vonglauBridge';

/** What Electron's preload asks the main process on, before any script of the page runs; the answer is a BridgeEndpoint, or null for whom it is not meant. */
export const endpointChannel = 'vonglau.endpoint';
