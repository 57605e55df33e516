import type { CommandParsed } from '../../shared/hub/commands.ts';
import type { Caller } from '../command/command-context.ts';
import type { Accounts } from './accounts.ts';
import { passwordWeakness } from './password-rules.ts';
import { accountKey, type SignInLock } from './sign-in-lock.ts';

export type PasswordVerdict =
  | { readonly kind: 'good'; readonly oldHash: string; readonly newHash: string }
  | {
      readonly kind: 'refused';
      readonly code: 'sign-in-failed' | 'password-weak' | 'password-same';
      readonly detail?: string;
    };

/** Checks and hashes for `password.change` before the command goes to the hub's one writer, which must not wait for it; passwords stay out of what is written down. */
export class PasswordChange {
  private readonly verdicts = new Map<string, PasswordVerdict>();
  private readonly accounts: Accounts;
  private readonly lock: SignInLock;

  constructor(accounts: Accounts, lock: SignInLock) {
    this.accounts = accounts;
    this.lock = lock;
  }

  /** Throws ExpectedError `busy`. */
  async prepare(caller: Caller, input: CommandParsed<'password.change'>): Promise<void> {
    this.verdicts.set(caller.sessionId, await this.judge(caller, input));
  }

  /** Asked by the handler, which may run again. */
  verdictOf(sessionId: string): PasswordVerdict | null {
    return this.verdicts.get(sessionId) ?? null;
  }

  /** After the command was answered. */
  forget(sessionId: string): void {
    this.verdicts.delete(sessionId);
  }

  private async judge(
    { personId, access }: Caller,
    { oldPassword, newPassword }: CommandParsed<'password.change'>,
  ): Promise<PasswordVerdict> {
    const { book, passwords, now } = this.accounts.parts;
    const { account } = access.person;
    const keys = [accountKey(account)];
    const oldHash = book.get(personId)?.passwordHash ?? null;
    const right = await passwords.matches(oldPassword, oldHash);
    if (!right || oldHash === null || this.lock.isLocked(keys, now())) {
      this.lock.failed(keys, now());
      return { kind: 'refused', code: 'sign-in-failed' };
    }
    const weakness = passwordWeakness(newPassword, account);
    if (weakness) return { kind: 'refused', code: 'password-weak', detail: weakness };
    if (newPassword.normalize('NFC') === oldPassword.normalize('NFC'))
      return { kind: 'refused', code: 'password-same' };
    return { kind: 'good', oldHash, newHash: await passwords.hash(newPassword) };
  }
}
