import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs';
import { ExpectedError } from '../../shared/base/fault.ts';

/** Seals what must not stand readable in the database. `boundTo` names the row: what is sealed for one opens for no other. */
export interface HubKeys {
  seal(plain: string, boundTo: string): string;
  /** Throws ExpectedError `secret-unreadable` for another key, another row or changed bytes. */
  open(sealed: string, boundTo: string): string;
}

const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;

/** AES-256-GCM (NIST SP 800-38D) with a random 96-bit IV; `v1.<key's mark>.<iv, tag and ciphertext in base64url>`. */
export function createHubKeys(bytes: Uint8Array): HubKeys {
  if (bytes.length !== keyBytes) throw badKey('it is not 32 bytes long');
  const key = createSecretKey(bytes);
  const mark = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  return {
    seal(plain, boundTo) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      cipher.setAAD(Buffer.from(boundTo));
      const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return `v1.${mark}.${Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url')}`;
    },
    open(sealed, boundTo) {
      const [version, sealedBy, body] = sealed.split('.');
      if (version !== 'v1' || body === undefined) throw unreadable('it has another form');
      if (sealedBy !== mark) throw unreadable('it was sealed with another key');
      const bytes = Buffer.from(body, 'base64url');
      try {
        return decrypt(key, bytes, boundTo);
      } catch (error) {
        // Too short, changed, or another row's: the cipher tells them apart, whoever asks need not.
        throw unreadable(error instanceof Error ? error.message : String(error));
      }
    },
  };
}

function decrypt(key: KeyObject, bytes: Buffer, boundTo: string): string {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(boundTo));
  decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  const text = decipher.update(bytes.subarray(ivBytes + tagBytes));
  return Buffer.concat([text, decipher.final()]).toString('utf8');
}

/**
 * The hub's key file, made at first use with mode 0600; it belongs beside the database, never in it, and into a backup of its own. Throws ExpectedError
 * `hub-key` for a file that others may read or that is no key.
 */
export function openHubKeys(path: string): HubKeys {
  if (!existsSync(path)) writeNewKey(path);
  const othersMay = process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0;
  if (othersMay) throw badKey(`others may read it: chmod 600 ${path}`);
  return createHubKeys(Buffer.from(readFileSync(path, 'utf8').trim(), 'base64'));
}

function writeNewKey(path: string): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, `${randomBytes(keyBytes).toString('base64')}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  // The umask may have taken more away than it should; it never gives.
  chmodSync(path, 0o600);
}

function badKey(why: string): ExpectedError {
  return new ExpectedError({ code: 'hub-key', message: `The hub's key file cannot be used: ${why}.` });
}

function unreadable(why: string): ExpectedError {
  return new ExpectedError({
    code: 'secret-unreadable',
    message: "A camera's credentials cannot be opened.",
    detail: why,
  });
}
