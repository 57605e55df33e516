import type { AccountPolicy } from './account-policy.ts';
import { HashGate } from './hash-gate.ts';
import { hashPassword, isCheaper, verifyPassword } from './password-hash.ts';

/** Hashes and checks passwords at the policy's cost, at most two at once. */
export class Passwords {
  private readonly gate = new HashGate({ atOnce: 2, mostWaiting: 400 });
  private readonly policy: AccountPolicy;
  private readonly nobodys: string;

  private constructor(policy: AccountPolicy, nobodys: string) {
    this.policy = policy;
    this.nobodys = nobodys;
  }

  static async open(policy: AccountPolicy): Promise<Passwords> {
    return new Passwords(policy, await hashPassword(crypto.randomUUID(), policy));
  }

  /** Whether this is the password of that hash. Without a hash (no such account) it is as much work and never true. Throws ExpectedError `busy`. */
  matches(password: string, hash: string | null): Promise<boolean> {
    return this.gate.run(async () => {
      const same = await verifyPassword(password, hash ?? this.nobodys);
      return same && hash !== null;
    });
  }

  /** The same password hashed at today's cost, when its hash was made at a lower one; null: it is good as it is. Throws ExpectedError `busy`. */
  async renewed(password: string, hash: string): Promise<string | null> {
    return isCheaper(hash, this.policy) ? this.hash(password) : null;
  }

  hash(password: string): Promise<string> {
    return this.gate.run(() => hashPassword(password, this.policy));
  }
}
