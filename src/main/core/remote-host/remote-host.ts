import type { Disposable } from '../../../shared/base/disposable.ts';
import { Emitter } from '../../../shared/base/emitter.ts';
import { ExpectedError } from '../../../shared/base/fault.ts';
import type { Language } from '../../../shared/settings/preferences.ts';
import type { Host, HostDisplay, HostSecrets, HostWindow, WindowSpec } from '../host.ts';
import type { Logger } from '../log/logger.ts';
import { goneOnly } from './gone-only.ts';
import { type CoreStart, type mainCalls, pageOrigin } from './host-calls.ts';
import type { Wire } from './wire.ts';

type Why = 'closed' | 'crashed';

/** The host of a core that is a process of its own: every wish goes to Electron's main process. */
export class RemoteHost implements Host {
  readonly name = 'electron';
  readonly pageOrigin = pageOrigin;
  readonly language: Language | null;
  readonly secrets: HostSecrets | null;
  readonly displaysChanged = new Emitter<void>();
  private readonly main: Wire<typeof mainCalls>;
  private readonly logger: Logger;
  private readonly gone = new Map<number, Emitter<Why>>();
  private pids: readonly number[] = [];
  private lastOpening = 0;

  constructor(main: Wire<typeof mainCalls>, { language, keepsSecrets }: CoreStart, logger: Logger) {
    this.main = main;
    this.logger = logger;
    this.language = language;
    const seal = (plain: Uint8Array) => main.ask('secret.seal', plain);
    const open = (sealed: Uint8Array) => main.ask('secret.open', sealed);
    this.secrets = keepsSecrets ? { seal, open } : null;
  }

  displays(): Promise<readonly HostDisplay[]> {
    return this.main.ask('displays', {});
  }

  onDisplaysChanged(listener: () => void): Disposable {
    return this.displaysChanged.on(listener);
  }

  async openWindow(spec: WindowSpec): Promise<HostWindow> {
    const opening = ++this.lastOpening;
    const gone = new Emitter<Why>();
    this.gone.set(opening, gone);
    const early = Promise.withResolvers<never>();
    const listener = gone.on(() =>
      early.reject(new ExpectedError({ code: 'window-gone', message: 'the window was gone at once' })),
    );
    const { pids } = await Promise.race([this.main.ask('window.open', { opening, spec }), early.promise]);
    listener.dispose();
    this.pids = pids;
    return {
      identity: spec.identity,
      onGone: (listener) => gone.on(listener),
      focus: () => this.main.ask('window.focus', { opening }),
      screenshot: () => this.main.ask('window.screenshot', { opening }),
      close: () => this.main.ask('window.close', { opening }),
    };
  }

  /** The main process says that a window is gone. */
  windowGone(opening: number, why: Why): void {
    const gone = this.gone.get(opening);
    this.gone.delete(opening);
    gone?.fire(why);
  }

  languageIs(language: Language): void {
    // A main process that does not hear it has ended, and the core with it.
    void this.main.ask('language', language).catch(goneOnly(this.logger));
  }

  browserPids(): readonly number[] {
    return this.pids;
  }

  async dispose(): Promise<void> {
    this.displaysChanged.dispose();
  }
}
