import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { ExpectedError } from '../../shared/base/fault.ts';
import { writePrivateFile } from '../tls/private-file.ts';

/** The hub's Ed25519 key (RFC 8032), which signs rights snapshots and the audit log's head. */
export interface SigningKey {
  readonly privateKey: KeyObject;
  /** SPKI, base64. */
  readonly publicKey: string;
  /** Over the text's UTF-8, base64. */
  sign(text: string): string;
  /** The same in a thread beside this one: a signature takes most of what a snapshot costs. */
  signSoon(text: string): Promise<string>;
}

/** Opens the key in this file, made at first use with mode 0600. Throws ExpectedError `hub-key` for a file that is none. */
export function openSigningKey(path: string): SigningKey {
  if (!existsSync(path)) writePrivateFile(path, newKey());
  const key = readKey(path);
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
  return {
    privateKey: key,
    publicKey,
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), key).toString('base64'),
    signSoon: (text) =>
      new Promise((resolve, reject) => {
        sign(null, Buffer.from(text, 'utf8'), key, (error, signature) => {
          if (error) reject(error);
          else resolve(signature.toString('base64'));
        });
      }),
  };
}

function newKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function readKey(path: string): KeyObject {
  try {
    const key = createPrivateKey(readFileSync(path, 'utf8'));
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch (error) {
    throw badKey(path, error instanceof Error ? error.message : String(error));
  }
  throw badKey(path, 'it is of another kind');
}

function badKey(path: string, detail: string): ExpectedError {
  return new ExpectedError({
    code: 'hub-key',
    message: `The hub's signing key cannot be used: ${path}`,
    detail,
  });
}
