import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { ExpectedError } from '../../shared/base/fault.ts';

/** Id of the console with this public key: the key is what it is. */
export function consoleIdOf(publicKey: string): string {
  return `console-${createHash('sha256')
    .update(readKey(publicKey).export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 24)}`;
}

/** Reads an Ed25519 public key (SPKI, base64; RFC 8410). Throws ExpectedError `key-bad`. */
export function readKey(publicKey: string): KeyObject {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), type: 'spki', format: 'der' });
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch (error) {
    throw badKey(error instanceof Error ? error.message : String(error));
  }
  throw badKey('It is of another kind.');
}

/** Whether the console with this key signed this text (RFC 8032). */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  const bytes = Buffer.from(signature, 'base64');
  return bytes.length === 64 && verify(null, Buffer.from(text, 'utf8'), readKey(publicKey), bytes);
}

function badKey(detail: string): ExpectedError {
  return new ExpectedError({ code: 'key-bad', message: 'This is no Ed25519 public key.', detail });
}
