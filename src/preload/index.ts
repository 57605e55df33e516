import { contextBridge, ipcRenderer } from 'electron';
import type { BridgeEndpoint, bridgeGlobal, endpointChannel } from '../shared/contract/window-identity.ts';

// The page's way to the core, and nothing else of Electron. The main process answers our own pages only; null for any other. A preload may
// take types only from the rest of the house, so the two names stand here once more, held to theirs by the types.
const channel = 'vonglau.endpoint' satisfies typeof endpointChannel;
const endpoint = ipcRenderer.sendSync(channel) as BridgeEndpoint | null;
const name = 'vonglauBridge' satisfies typeof bridgeGlobal;
if (endpoint) contextBridge.exposeInMainWorld(name, { origin: endpoint.origin, token: endpoint.token });
