import { ExpectedError, faultOf } from '../../../shared/base/fault.ts';
import type { Logger } from '../log/logger.ts';
import type { HubConnection } from './hub-connection.ts';

export interface DeskSignInParts {
  /** Null: no hub is set, or it is not trusted yet. */
  readonly connection: () => HubConnection | null;
  /** Told before the session ends: what was watched belongs to whoever signs out. */
  readonly signingOut: () => void;
  readonly signedOut: () => void;
  readonly changed: () => void;
  /** Of a demo's hub: who is signed in when nobody is yet; null: nobody. Any other hub has no such accounts. */
  readonly demoAccount: string | null;
  readonly logger: Logger;
}

/** How a person comes to this desk and leaves it: the console's enrolment, the session, the password. */
export class DeskSignIn {
  private readonly parts: DeskSignInParts;
  private demoAccount: string | null;

  constructor(parts: DeskSignInParts) {
    this.parts = parts;
    this.demoAccount = parts.demoAccount;
  }

  /** Has this console approved by the hub's one-time code. Throws ExpectedError `code-wrong`, `hub-away`. */
  async enrol(code: string): Promise<void> {
    await this.connection().link.enrol(code);
  }

  /** Throws ExpectedError `sign-in-failed`, `hub-away`. */
  async signIn(account: string, password: string): Promise<void> {
    await this.connection().link.signIn(account, password);
    this.parts.changed();
  }

  async signOut(): Promise<void> {
    this.parts.signingOut();
    const connection = this.parts.connection();
    try {
      await connection?.ask('session.sign-out', {});
    } catch (error) {
      // Without the hub the session ends here; it ends there by its own time.
      if (!(error instanceof ExpectedError)) throw error;
    }
    connection?.link.signOut();
    this.parts.signedOut();
  }

  /** Throws ExpectedError `sign-in-failed`, `password-weak`, `password-same`, `hub-away`. */
  async changePassword(passwords: { oldPassword: string; newPassword: string }): Promise<void> {
    const connection = this.connection();
    await connection.ask('password.change', passwords);
    const session = connection.session.get();
    if (session) connection.session.set({ ...session, mustChangePassword: false });
    this.parts.changed();
  }

  /** Once: whoever signs out of a demo stands before its sign-in screen. */
  signInDemo({ account, link }: HubConnection): void {
    const wanted = account.said()?.demoAccounts.find((one) => one.account === this.demoAccount);
    this.demoAccount = null;
    if (!wanted) return;
    link
      .signIn(wanted.account, wanted.password)
      .catch((error: unknown) => this.parts.logger.warn(`demo account: ${faultOf(error).message}`));
  }

  private connection(): HubConnection {
    const connection = this.parts.connection();
    if (connection) return connection;
    throw new ExpectedError({ code: 'hub-away', message: 'no hub is set, or it is not trusted yet' });
  }
}
