import { join } from 'node:path';
import { app, dialog, powerMonitor, screen, session } from 'electron';
import { CoreLink } from '../core/remote-host/core-link.ts';
import type { CoreStart } from '../core/remote-host/host-calls.ts';
import { loadPageFiles } from '../core/serve/page-files.ts';
import { languageOf, nativeWords } from '../core/startup/native-words.ts';
import { expectedExitCode } from '../core/startup/restart-rule.ts';
import type { UnsavedWork } from '../core/work-in-hand.ts';
import { AppWindows } from './app-windows.ts';
import { launchCore } from './launch-core.ts';
import { lockSession } from './lock-down.ts';
import { mainAnswers } from './main-answers.ts';
import { showMenu } from './menu.ts';
import type { Why } from './page-window.ts';
import { servePages } from './pages-protocol.ts';
import { keepsSecrets } from './secrets.ts';

type AppStart = Pick<CoreStart, 'wishes' | 'dataDirectory' | 'verbose'>;

/** The one app of this person: the core, its windows, and what stands between them and the system. `folder`: of the built main process. */
export class RunningApp {
  private readonly windows: AppWindows;
  private readonly core: CoreLink;
  private readonly start: AppStart;
  private readonly folder: string;
  private readonly handed: string[] = [];
  private words = nativeWords('vi');
  private quitting = false;
  private exitCode = 0;

  constructor(folder: string, start: AppStart) {
    this.folder = folder;
    this.start = start;
    const onGone = (opening: number, why: Why) => void this.core.ask('window.gone', { opening, why });
    this.windows = new AppWindows(join(folder, '../preload/index.cjs'), onGone);
    this.core = new CoreLink((start) => launchCore(join(folder, 'core.js'), start), {
      ...mainAnswers(this.windows, () => this.core.pid),
      language: (language) => {
        this.words = nativeWords(language);
        showMenu(this.words, () => this.focusDesk());
      },
      failed: ({ message }) => {
        this.exitCode = expectedExitCode;
        this.core.end();
        dialog.showErrorBox(this.words('startFailed'), message);
      },
    });
  }

  /** Runs until the person quits, or the core ends because of what was asked of it. The app must be ready. */
  async run(): Promise<void> {
    const language = languageOf(app.getSystemLocale());
    this.words = nativeWords(language);
    servePages(await loadPageFiles(join(this.folder, '../renderer')), () => this.windows.socketHost);
    lockSession(session.defaultSession);
    this.listen();
    const start = { ...this.start, language, keepsSecrets: await keepsSecrets() };
    const running = this.core.run(start, () => this.windows.closeAll());
    this.openFiles(this.handed.splice(0));
    await running;
    app.exit(this.exitCode);
  }

  focusDesk(): void {
    this.windows.desk()?.show();
  }

  /** Tells the desk of files that were handed to the app; before there is a core they wait for it. */
  openFiles(paths: readonly string[]): void {
    if (!this.core.isRunning) this.handed.push(...paths);
    else if (paths.length > 0) void this.core.ask('files.open', { paths: [...paths] });
  }

  private listen(): void {
    // The core says which windows there are; that none is left is no reason to quit.
    app.on('window-all-closed', () => undefined);
    app.on('before-quit', (event) => {
      event.preventDefault();
      void this.quit();
    });
    const changed = () => void this.core.ask('displays.changed', {});
    screen.on('display-added', changed).on('display-removed', changed).on('display-metrics-changed', changed);
    let asleepSinceMs = Date.now();
    powerMonitor.on('suspend', () => {
      asleepSinceMs = Date.now();
    });
    powerMonitor.on('resume', () => void this.core.ask('woke', { asleepMs: Date.now() - asleepSinceMs }));
  }

  /** Ends the core, and the app with it; asks first if something would be lost. */
  private async quit(): Promise<void> {
    if (this.quitting) return;
    this.quitting = true;
    const unsaved = await this.core.unsaved();
    this.quitting = unsaved.length === 0 || (await this.mayLose(unsaved));
    if (this.quitting) this.core.end();
  }

  private async mayLose(unsaved: readonly UnsavedWork[]): Promise<boolean> {
    const t = this.words;
    const what = unsaved.map((one) => t(one)).join(', ');
    const buttons = [t('closeStay'), t('closeAnyway')];
    const question = { message: t('closeQuestion'), detail: t('closeDetail', { what }), buttons };
    const { response } = await dialog.showMessageBox({
      type: 'warning',
      ...question,
      defaultId: 0,
      cancelId: 0,
    });
    return response === 1;
  }
}
