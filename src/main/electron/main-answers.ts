import { app, screen } from 'electron';
import type { mainCalls } from '../core/remote-host/host-calls.ts';
import type { Handlers } from '../core/remote-host/wire.ts';
import type { AppWindows } from './app-windows.ts';
import { open, seal } from './secrets.ts';

/** The main process's answers to the core, but those that are about the app itself. */
export function mainAnswers(
  windows: AppWindows,
  corePid: () => number | undefined,
): Omit<Handlers<typeof mainCalls>, 'language' | 'failed'> {
  return {
    displays: readDisplays,
    'window.open': async ({ opening, spec }) => {
      await windows.open(opening, spec);
      return { pids: browserPids(corePid()) };
    },
    'window.focus': ({ opening }) => windows.get(opening).show(),
    'window.screenshot': async ({ opening }) =>
      (await windows.get(opening).webContents.capturePage()).toPNG(),
    'window.close': ({ opening }) => windows.close(opening),
    'secret.seal': seal,
    'secret.open': open,
  };
}

/** Electron makes a display's id of what the monitor says of itself, so it stays over restarts. */
function readDisplays() {
  const primary = screen.getPrimaryDisplay().id;
  return screen.getAllDisplays().map(({ id, label, bounds: { x, y, width, height } }) => ({
    id: `screen-${id}`,
    name: label || `${width}x${height}+${x}+${y}`,
    bounds: { x, y, width, height },
    primary: id === primary,
  }));
}

/** What draws: not the main process, which all others descend from, and not the core. */
function browserPids(corePid: number | undefined): number[] {
  const drawing = app.getAppMetrics().filter(({ type }) => ['Tab', 'GPU', 'Utility'].includes(type));
  return drawing.map(({ pid }) => pid).filter((pid) => pid !== corePid);
}
