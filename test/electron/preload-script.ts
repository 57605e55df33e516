import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Electron from 'electron';
import { appBundles, bundleApp } from '../../build/bundle-app.ts';
import { type BridgeEndpoint, endpointChannel } from '../../src/shared/contract/window-identity.ts';

/** What the preload has of Electron, with Electron's own types. */
interface PreloadElectron {
  readonly contextBridge: Pick<Electron.ContextBridge, 'exposeInMainWorld'>;
  readonly ipcRenderer: Pick<Electron.IpcRenderer, 'sendSync'>;
}

/** Electron as a preload meets it: what it exposes reaches the page as a frozen copy. Runs in the page, so it uses nothing from outside. */
function fakeElectron(endpoint: BridgeEndpoint | null, channel: string): PreloadElectron {
  return {
    contextBridge: {
      exposeInMainWorld: (name, api) => {
        Object.defineProperty(globalThis, name, {
          value: Object.freeze(structuredClone(api)),
          enumerable: true,
        });
      },
    },
    ipcRenderer: { sendSync: (asked) => (asked === channel ? endpoint : null) },
  };
}

/** The preload as the package carries it: bundled into one CommonJS file. */
export async function bundledPreload(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'vonglau-preload-'));
  try {
    await bundleApp(
      folder,
      appBundles.filter(({ file }) => file.startsWith('preload/')),
    );
    return await readFile(join(folder, 'preload', 'index.cjs'), 'utf8');
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A script that runs that preload in a page before the page's own, as Electron would; `requiredModules` of the page lists what it asked for. */
export function preloadScript(code: string, endpoint: BridgeEndpoint | null): string {
  const electron = `(${fakeElectron.toString()})(${JSON.stringify(endpoint)}, ${JSON.stringify(endpointChannel)})`;
  return `(() => {
    const asked = [];
    Object.defineProperty(globalThis, 'requiredModules', { value: asked });
    const require = (name) => {
      asked.push(name);
      if (name !== 'electron') throw new Error('a sandboxed preload has no ' + name);
      return ${electron};
    };
    ((module, exports) => {${code}\n})({ exports: {} }, {});
  })();`;
}
