import { backoffMs } from '../../../shared/base/backoff.ts';
import { Emitter } from '../../../shared/base/emitter.ts';
import { CancelledError, ExpectedError, type Fault, faultOf } from '../../../shared/base/fault.ts';
import { wait } from '../../../shared/base/wait.ts';
import type { HubLink as LinkState } from '../../../shared/contract/hub-view.ts';
import type { SignInAnswer } from '../../../shared/hub/sign-in.ts';
import type { Logger } from '../log/logger.ts';
import type { HubAccount } from './hub-account.ts';
import { type HubListeners, HubSocket } from './hub-socket.ts';
import type { StoredSession } from './stored-session.ts';

/** How often a console that waits for an administrator asks whether it has been approved. */
const askApprovalEveryMs = 3000;
const refusedAgainMs = 30_000;

/** Faults that end a session: the person must sign in again. */
const sessionFaults: ReadonlySet<string> = new Set([
  'session-unknown',
  'session-revoked',
  'signed-out',
  'account-disabled',
  'session-expired',
]);

/** Faults that only a person can mend. */
const refusals: ReadonlySet<string> = new Set([
  'update-needed',
  'console-revoked',
  'hub-changed',
  'hub-untrusted',
]);

export interface LinkView {
  readonly state: Exclude<LinkState, 'none' | 'untrusted'>;
  readonly fault: Fault | null;
  readonly sinceMs: number;
}

export interface HubLinkOptions {
  readonly address: URL;
  readonly authority: string | null;
  readonly account: HubAccount;
  readonly session: StoredSession;
  readonly listeners: Omit<HubListeners, 'ended'>;
  readonly logger: Logger;
  onHeartbeat(): void;
  /** A connection is there, with this session; `signal` fires when it is gone. What it throws ends the connection. */
  onOnline(socket: HubSocket, session: SignInAnswer, signal: AbortSignal): Promise<void>;
}

/** Keeps the connection to the hub: meets it, enrols, waits for somebody to sign in, connects, and comes back for ever. */
export class HubLink {
  readonly onChanged = new Emitter<LinkView>();
  private readonly options: HubLinkOptions;
  private readonly stop = new AbortController();
  private view: LinkView = { state: 'connecting', fault: null, sinceMs: Date.now() };
  private running: Promise<void> | null = null;
  /** Ends the wait that goes on now. */
  private wake: AbortController | null = null;
  private socket: HubSocket | null = null;

  constructor(options: HubLinkOptions) {
    this.options = options;
  }

  start(): void {
    this.running ??= this.run();
  }

  current(): LinkView {
    return this.view;
  }

  /** The connection, while there is one. */
  online(): HubSocket | null {
    return this.socket?.connected ? this.socket : null;
  }

  /** Faults: those of HubAccount.signIn. */
  async signIn(account: string, password: string): Promise<void> {
    const session = await this.options.account.signIn(account, password, this.stop.signal);
    this.options.session.set(session);
    this.socket?.close();
    this.wake?.abort();
  }

  /** Enrols with the one-time code that the hub printed. Throws ExpectedError `code-wrong`. */
  async enrol(code: string): Promise<void> {
    await this.options.account.enrol(this.stop.signal, code);
    this.wake?.abort();
  }

  /** Ends the session here; the hub is told by whoever calls, if it is there. */
  signOut(): void {
    this.options.session.forget();
    // The hub may have ended the session before its answer came: nobody is told as news what they asked for.
    if (this.view.state === 'signed-out') this.set('signed-out', null);
    this.socket?.close();
    this.wake?.abort();
  }

  async dispose(): Promise<void> {
    this.stop.abort();
    this.socket?.close();
    await this.running;
  }

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.stop.signal.aborted) {
      try {
        const again = await this.attempt();
        failures = 0;
        if (again > 0) await this.pause(again);
      } catch (error) {
        if (error instanceof CancelledError) continue;
        failures += 1;
        this.failed(error);
        const longer = this.view.state === 'refused' ? refusedAgainMs : 0;
        await this.pause(Math.max(longer, backoffMs(failures, Math.random())));
      }
    }
  }

  /** One way from meeting the hub to the end of the connection; answers how long to wait before the next, milliseconds. */
  private async attempt(): Promise<number> {
    const { account, session } = this.options;
    const { signal } = this.stop;
    await account.meet(signal);
    const { state } = await account.enrol(signal);
    if (state === 'revoked')
      throw new ExpectedError({
        code: 'console-revoked',
        message: 'this console was shut out by an administrator',
      });
    if (state === 'asked') {
      this.set('waiting-approval', null);
      return askApprovalEveryMs;
    }
    const held = session.get();
    if (!held) {
      this.set('signed-out', this.view.state === 'signed-out' ? this.view.fault : null);
      return Number.POSITIVE_INFINITY;
    }
    await this.connect(held);
    return 0;
  }

  private async connect(session: SignInAnswer): Promise<void> {
    const { address, authority, account, listeners, logger, onOnline } = this.options;
    const gone = new AbortController();
    let last: Fault | null = null;
    const auth = await account.socketAuth(session.token, this.stop.signal);
    const socket = await HubSocket.open(
      {
        address,
        authority,
        auth,
        logger,
        onHeartbeat: () => this.options.onHeartbeat(),
        listeners: {
          ...listeners,
          ended: ({ fault }) => {
            last = fault;
          },
        },
      },
      this.stop.signal,
    );
    this.socket = socket;
    void socket.gone.then(() => gone.abort());
    try {
      await onOnline(socket, session, gone.signal);
      this.set('online', null);
      await socket.gone;
    } finally {
      socket.close();
      this.socket = null;
      gone.abort();
    }
    if (this.stop.signal.aborted || this.options.session.get() === null) return;
    throw new ExpectedError(last ?? { code: 'hub-away', message: 'the connection to the hub is gone' });
  }

  private failed(error: unknown): void {
    const fault = faultOf(error);
    if (fault.code === 'bug')
      this.options.logger.error(`hub: ${error instanceof Error ? error.stack : fault.message}`);
    if (sessionFaults.has(fault.code)) {
      this.options.session.forget();
      this.set('signed-out', fault);
    } else if (refusals.has(fault.code)) this.set('refused', fault);
    else this.set(this.options.session.get() ? 'away' : 'connecting', fault);
  }

  private async pause(ms: number): Promise<void> {
    if (this.stop.signal.aborted) return;
    this.wake = new AbortController();
    const signal = AbortSignal.any([this.wake.signal, this.stop.signal]);
    try {
      // A timer holds 2^31 ms at most.
      await wait(Math.min(ms, 2 ** 31 - 1), signal);
    } catch (error) {
      if (!(error instanceof CancelledError)) throw error;
    } finally {
      this.wake = null;
    }
  }

  private set(state: LinkView['state'], fault: Fault | null): void {
    const same = this.view.state === state && this.view.fault?.code === fault?.code;
    if (same) return;
    const since = this.view.state === state ? this.view.sinceMs : Date.now();
    this.view = { state, fault, sinceMs: since };
    this.options.logger.info(`hub: ${state}${fault ? ` (${fault.code})` : ''}`);
    this.onChanged.fire(this.view);
  }
}
