import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app, dialog } from 'electron';
import { ExpectedError } from '../../shared/base/fault.ts';
import { parseAppArguments } from '../core/startup/app-arguments.ts';
import { evidenceFilesOf } from '../core/startup/evidence-file.ts';
import { expectedExitCode } from '../core/startup/restart-rule.ts';
import { movedToX11, setUpChromium } from './chromium-setup.ts';
import { lockDown } from './lock-down.ts';
import { registerPageScheme } from './pages-protocol.ts';
import { RunningApp } from './running-app.ts';

/**
 * Starts the app, or hands its files to the one that runs already, whose desk comes to the front. `folder`: of the built main process,
 * `args`: the command line without the program. Must be called before the app is ready.
 */
export function startApp(folder: string, args: readonly string[]): void {
  try {
    const { data, verbose, ...wishes } = parseAppArguments(args);
    const dataDirectory = resolve(data ?? join(app.getPath('appData'), 'vonglau'));
    const userData = join(dataDirectory, 'electron');
    mkdirSync(userData, { recursive: true, mode: 0o700 });
    app.setPath('userData', userData);
    setUpChromium();
    registerPageScheme();
    lockDown();
    if (movedToX11() || !app.requestSingleInstanceLock()) app.exit(0);
    else startFirst(new RunningApp(folder, { wishes, dataDirectory, verbose }), args);
  } catch (error) {
    giveUp(error);
  }
}

function giveUp(error: unknown): void {
  dialog.showErrorBox('Vọng Lâu', error instanceof Error ? error.message : String(error));
  app.exit(error instanceof ExpectedError ? expectedExitCode : 1);
}

function startFirst(running: RunningApp, args: readonly string[]): void {
  app.on('second-instance', (_event, commandLine, folder) => {
    running.focusDesk();
    running.openFiles(evidenceFilesOf(commandLine, folder));
  });
  // macOS, where it may come before the app is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    running.openFiles([path]);
  });
  running.openFiles(evidenceFilesOf(args, process.cwd()));
  app.once('ready', () => running.run().catch(giveUp));
}
