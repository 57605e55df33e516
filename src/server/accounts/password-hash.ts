import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import type { AccountPolicy } from './account-policy.ts';

export type HashCost = Pick<AccountPolicy, 'hashMemoryKib' | 'hashPasses'>;

interface HashInput {
  readonly password: string;
  readonly salt: Uint8Array;
  readonly memoryKib: number;
  readonly passes: number;
  readonly lanes: number;
  readonly hashBytes: number;
}

/** Argon2id (RFC 9106) of a password as a PHC string, `$argon2id$v=19$m=KiB,t=passes,p=1$salt$hash`. */
export async function hashPassword(password: string, cost: HashCost): Promise<string> {
  const input = {
    password,
    salt: randomBytes(16),
    memoryKib: cost.hashMemoryKib,
    passes: cost.hashPasses,
    lanes: 1,
    hashBytes: 32,
  };
  const hash = await argon2id(input);
  return `$argon2id$v=19$m=${input.memoryKib},t=${input.passes},p=1$${base64(input.salt)}$${base64(hash)}`;
}

const phcText = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([\w+/]+)\$([\w+/]+)$/;

/** Whether this PHC string was made cheaper than that, in memory or in passes. */
export function isCheaper(phc: string, { hashMemoryKib, hashPasses }: HashCost): boolean {
  const [, memory, passes] = phcText.exec(phc) ?? [];
  return Number(memory) < hashMemoryKib || Number(passes) < hashPasses;
}

/** Whether the password is the one of this PHC string, which says its own cost; false for a string that is none. */
export async function verifyPassword(password: string, phc: string): Promise<boolean> {
  const found = phcText.exec(phc);
  if (!found) return false;
  const [, memory = '', passes = '', lanes = '', salt = '', wanted = ''] = found;
  const expected = Buffer.from(wanted, 'base64');
  const hash = await argon2id({
    password,
    salt: Buffer.from(salt, 'base64'),
    memoryKib: Number(memory),
    passes: Number(passes),
    lanes: Number(lanes),
    hashBytes: expected.length,
  });
  return timingSafeEqual(hash, expected);
}

function argon2id({ password, salt, memoryKib, passes, lanes, hashBytes }: HashInput): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // One password typed on two keyboards may come in two Unicode forms (RFC 8265, OpaqueString: NFC).
    const message = Buffer.from(password.normalize('NFC'), 'utf8');
    argon2(
      'argon2id',
      { message, nonce: salt, parallelism: lanes, tagLength: hashBytes, memory: memoryKib, passes },
      (error, hash) => (error ? reject(error) : resolve(hash)),
    );
  });
}

/** PHC strings use base64 without padding. */
function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replaceAll('=', '');
}
