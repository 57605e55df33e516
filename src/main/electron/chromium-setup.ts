import { app } from 'electron';
import { chromiumSwitchPairs } from '../core/startup/chromium-switches.ts';

/** Switches Chromium's own traffic off and keeps covered windows at their pace. Must run before the app is ready. */
export function setUpChromium(): void {
  const { commandLine } = app;
  const disabled = commandLine.getSwitchValue('disable-features');
  for (const [name, value] of chromiumSwitchPairs(disabled)) commandLine.appendSwitch(name, value);
}

/**
 * True when the app starts itself again, on X11 because Wayland lets nobody place windows, and this process must end. Which of the two it
 * is has been decided before any script runs: a switch set here comes too late (https://github.com/electron/electron/pull/48301).
 */
export function movedToX11(): boolean {
  const onWayland = app.commandLine.getSwitchValue('ozone-platform') === 'wayland';
  if (process.platform !== 'linux' || !onWayland || !process.env.DISPLAY) return false;
  // In an AppImage the program itself lies in a folder that goes with this process.
  const execPath = process.env.APPIMAGE ?? process.execPath;
  app.relaunch({ execPath, args: [...process.argv.slice(1), '--ozone-platform=x11'] });
  return true;
}
