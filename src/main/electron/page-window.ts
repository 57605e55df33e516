import { app, BrowserWindow } from 'electron';
import type { WindowSpec } from '../core/host.ts';

/** Why a window is gone. */
export type Why = 'closed' | 'crashed';

/** Makes the window of a spec, without its page. `onGone` is told once: it was closed, or its page crashed or hung and the window went with it. */
export function createPageWindow(
  spec: WindowSpec,
  preload: string,
  onGone: (why: Why) => void,
): BrowserWindow {
  const { identity, bounds, fullscreen, title } = spec;
  const isDesk = identity.kind === 'operator';
  const window = new BrowserWindow({
    ...bounds,
    title,
    fullscreen,
    frame: !fullscreen,
    enableLargerThanScreen: true,
    backgroundColor: '#000',
    ...(isDesk && { name: 'desk', windowStatePersistence: true }),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      backgroundThrottling: false,
      devTools: !app.isPackaged,
    },
  });
  let why: Why = 'closed';
  window.on('closed', () => onGone(why));
  window.webContents.on('render-process-gone', () => {
    why = 'crashed';
    window.destroy();
  });
  // A page that hangs shows an old picture: it is ended, and the core opens another.
  window.on('unresponsive', () => window.webContents.forcefullyCrashRenderer());
  if (!isDesk) window.setMenu(null);
  // Who closes the desk means the app, which may have a question first.
  else
    window.on('close', (event) => {
      event.preventDefault();
      app.quit();
    });
  return window;
}
