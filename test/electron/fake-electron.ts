import { existsSync } from 'node:fs';
import type Electron from 'electron';
import { FakeEmitter } from './fake-emitter.ts';

/** Those of Electron's members that a fake has, with Electron's own types: a fake that takes or gives anything else does not compile. */
type Like<T, K extends keyof T> = Pick<T, K>;

/** A process of the core that was asked for. */
export class FakeChild extends FakeEmitter {
  readonly pid = 4711;
  readonly entry: string;
  readonly args: readonly string[];
  readonly options: Electron.ForkOptions;
  killed = false;
  private waiting: unknown[] = [];
  private listener: ((message: unknown) => void) | null = null;

  constructor(entry: string, args: readonly string[], options: Electron.ForkOptions) {
    super('UtilityProcess');
    this.entry = entry;
    this.args = args;
    this.options = options;
  }

  postMessage(message: unknown): void {
    this.waiting.push(message);
    this.deliver();
  }

  /** The core begins to listen; what was posted before waits for it, as in Electron. */
  onPosted(listener: (message: unknown) => void): void {
    this.listener = listener;
    this.deliver();
  }

  private deliver(): void {
    const { listener } = this;
    if (listener) for (const message of this.waiting.splice(0)) queueMicrotask(() => listener(message));
  }

  kill(): boolean {
    this.killed = true;
    return true;
  }
}

export class FakeContents extends FakeEmitter {
  crashes = 0;
  openHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | null = null;

  constructor() {
    super('WebContents');
  }

  setWindowOpenHandler(handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]): void {
    this.openHandler = handler;
  }

  forcefullyCrashRenderer(): void {
    this.crashes += 1;
    this.fire('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
  }

  async capturePage(): Promise<Like<Electron.NativeImage, 'toPNG'>> {
    return { toPNG: () => Buffer.from('png of the page') };
  }
}

/** A new fake of all that the host uses of Electron, and what a test looks at. */
export function createFakeElectron() {
  const app = new FakeEmitter('App');
  const windows: FakeWindow[] = [];
  const children: FakeChild[] = [];
  const seen = {
    switches: new Map<string, string>(),
    exitCodes: [] as (number | undefined)[],
    paths: new Map<string, string>(),
    relaunched: [] as (Electron.RelaunchOptions | undefined)[],
    sandboxed: false,
    schemes: [] as Electron.CustomScheme[],
    serve: null as ((request: Request) => Response | Promise<Response>) | null,
    menu: null as (Electron.MenuItemConstructorOptions | Electron.MenuItem)[] | null,
    errors: [] as string[],
    questions: [] as Electron.MessageBoxOptions[],
    blocked: new Set<number>(),
    request: null as Parameters<Electron.Session['setPermissionRequestHandler']>[0],
    check: null as Parameters<Electron.Session['setPermissionCheckHandler']>[0],
    device: null as Parameters<Electron.Session['setDevicePermissionHandler']>[0],
    beforeRequest: null as
      | ((details: { url: string }, answer: (said: { cancel?: boolean }) => void) => void)
      | null,
    spellchecker: true,
  };
  /** What the machine is like; a test changes it before it starts the app. */
  const world = {
    locale: 'vi-VN',
    first: true,
    packaged: true,
    loads: (_url: string): Promise<void> => Promise.resolve(),
    answer: 0,
    backend: 'gnome_libsecret' as ReturnType<Electron.SafeStorage['getSelectedStorageBackend']>,
    displays: [] as Pick<Electron.Display, 'id' | 'label' | 'bounds'>[],
  };

  class FakeWindow extends FakeEmitter {
    readonly webContents = new FakeContents();
    readonly options: Electron.BrowserWindowConstructorOptions;
    hasMenu = true;
    shown = 0;
    destroyed = false;
    url = '';

    constructor(options: Electron.BrowserWindowConstructorOptions) {
      super('BrowserWindow');
      this.options = options;
      windows.push(this);
      app.fire('web-contents-created', {}, this.webContents);
    }

    loadURL(url: string): Promise<void> {
      this.url = url;
      return world.loads(url);
    }

    destroy(): void {
      if (this.destroyed) return;
      this.destroyed = true;
      this.fireBare('closed');
    }

    setMenu(menu: Electron.Menu | null): void {
      this.hasMenu = menu !== null;
    }

    show(): void {
      this.shown += 1;
    }
  }

  const defaultSession = Object.assign(new FakeEmitter('Session'), {
    setPermissionRequestHandler: (handler: typeof seen.request) => {
      seen.request = handler;
    },
    setPermissionCheckHandler: (handler: typeof seen.check) => {
      seen.check = handler;
    },
    setDevicePermissionHandler: (handler: typeof seen.device) => {
      seen.device = handler;
    },
    setSpellCheckerEnabled: (enable: boolean) => {
      seen.spellchecker = enable;
    },
    webRequest: {
      onBeforeRequest: (listener: NonNullable<typeof seen.beforeRequest>) => {
        seen.beforeRequest = listener;
      },
    },
  });

  const appMembers: Like<
    Electron.App,
    | 'enableSandbox'
    | 'exit'
    | 'getAppMetrics'
    | 'getPath'
    | 'getSystemLocale'
    | 'isPackaged'
    | 'quit'
    | 'relaunch'
    | 'requestSingleInstanceLock'
    | 'setPath'
  > = {
    get isPackaged() {
      return world.packaged;
    },
    enableSandbox: () => {
      seen.sandboxed = true;
    },
    exit: (code) => void seen.exitCodes.push(code),
    getAppMetrics: () => metrics(),
    getPath: (name) => seen.paths.get(name) ?? `/${name}`,
    getSystemLocale: () => world.locale,
    quit: () => void app.fire('before-quit'),
    relaunch: (options) => void seen.relaunched.push(options),
    requestSingleInstanceLock: () => world.first,
    setPath: (name, path) => {
      if (!existsSync(path)) throw new Error(`${path} does not exist`);
      seen.paths.set(name, path);
    },
  };
  const commandLine: Like<Electron.CommandLine, 'appendSwitch' | 'getSwitchValue'> = {
    appendSwitch: (name, value) => void seen.switches.set(name, value ?? ''),
    getSwitchValue: (name) => seen.switches.get(name) ?? '',
  };
  const dialog: Like<Electron.Dialog, 'showErrorBox'> & { showMessageBox: unknown } = {
    showErrorBox: (_title, content) => void seen.errors.push(content),
    showMessageBox: async (options: Electron.MessageBoxOptions): Promise<Electron.MessageBoxReturnValue> => {
      seen.questions.push(options);
      return { response: world.answer, checkboxChecked: false };
    },
  };
  const protocol: Like<Electron.Protocol, 'handle' | 'registerSchemesAsPrivileged'> = {
    registerSchemesAsPrivileged: (schemes) => void seen.schemes.push(...schemes),
    handle: (_scheme, handler) => {
      seen.serve = handler;
    },
  };
  const powerSaveBlocker: Like<Electron.PowerSaveBlocker, 'start' | 'stop'> = {
    start: () => {
      seen.blocked.add(7);
      return 7;
    },
    stop: (id) => seen.blocked.delete(id),
  };
  const safeStorage: Like<
    Electron.SafeStorage,
    'decryptStringAsync' | 'encryptStringAsync' | 'getSelectedStorageBackend' | 'isAsyncEncryptionAvailable'
  > = {
    isAsyncEncryptionAvailable: async () => true,
    getSelectedStorageBackend: () => world.backend,
    encryptStringAsync: async (plain) => Buffer.from(`sealed:${plain}`),
    decryptStringAsync: async (sealed) => {
      const text = sealed.toString();
      if (!text.startsWith('sealed:')) throw new Error('not ours');
      return { result: text.slice('sealed:'.length), shouldReEncrypt: false };
    },
  };
  const screenMembers = {
    getAllDisplays: () => world.displays,
    getPrimaryDisplay: () => world.displays[0],
  };
  const Menu = {
    buildFromTemplate: (template: NonNullable<typeof seen.menu>) => template,
    setApplicationMenu: (menu: typeof seen.menu) => {
      seen.menu = menu;
    },
  };
  const utilityProcess = {
    fork: (entry: string, args: string[], options: Electron.ForkOptions) => {
      const child = new FakeChild(entry, args, options);
      children.push(child);
      return child;
    },
  };
  const ipcMain = new FakeEmitter('IpcMain');
  // Electron's listeners of ipcMain are named after channels, which no declaration knows.
  const channels = new Map<string, (event: { returnValue?: unknown }) => void>();
  Object.assign(ipcMain, {
    on: (channel: string, listener: (event: { returnValue?: unknown }) => void) =>
      channels.set(channel, listener),
  });
  Object.defineProperties(app, Object.getOwnPropertyDescriptors(appMembers));
  return {
    module: {
      app: Object.assign(app, { commandLine }),
      BrowserWindow: FakeWindow,
      dialog,
      ipcMain,
      Menu,
      powerMonitor: new FakeEmitter('PowerMonitor'),
      powerSaveBlocker,
      protocol,
      safeStorage,
      screen: Object.assign(new FakeEmitter('Screen'), screenMembers),
      session: { defaultSession },
      utilityProcess,
    },
    app,
    windows,
    children,
    seen,
    world,
    /** What a page's preload would be answered. */
    askIpc: (channel: string, event: object): unknown => {
      const given: { returnValue?: unknown } = { ...event };
      channels.get(channel)?.(given);
      return given.returnValue;
    },
  };
}

export type FakeElectron = ReturnType<typeof createFakeElectron>;

function metrics(): Electron.ProcessMetric[] {
  const kinds = [
    ['Browser', 1],
    ['Zygote', 2],
    ['GPU', 3],
    ['Tab', 4],
    ['Utility', 4711],
  ] as const;
  const cpu = { percentCPUUsage: 0, idleWakeupsPerSecond: 0 };
  const memory = { workingSetSize: 0, peakWorkingSetSize: 0 };
  return kinds.map(([type, pid]) => ({ type, pid, cpu, memory, creationTime: 0 }));
}
