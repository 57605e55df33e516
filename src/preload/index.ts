import { contextBridge, ipcRenderer } from 'electron';
import type { BridgeEndpoint, bridgeGlobal, endpointChannel } from '../shared/contract/window-identity.ts';

// A preload may take types only from the rest of the house, so these are the same words once more, checked by their types.
const channel: typeof endpointChannel = 'vonglau.endpoint';
const name: typeof bridgeGlobal = 'vonglauBridge';

/** The page's way to the core, and nothing else of Electron. The main process answers our own pages only; null for any other. */
const endpoint = ipcRenderer.sendSync(channel) as BridgeEndpoint | null;
if (endpoint) contextBridge.exposeInMainWorld(name, { origin: endpoint.origin, token: endpoint.token });
