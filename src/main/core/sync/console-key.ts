import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const ivBytes = 12;
const tagBytes = 16;

/** Keeps bytes under the machine user's own key ring, where the host has one (Electron's safeStorage). */
export interface SecretSeal {
  seal(bytes: Uint8Array): Promise<Uint8Array>;
  open(bytes: Uint8Array): Promise<Uint8Array>;
}

/** The console's own Ed25519 key (RFC 8032), by which the hub knows it, and the sealing key derived from it. It never leaves this machine. */
export class ConsoleKey {
  /** SPKI, base64. */
  readonly publicKey: string;
  private readonly key: KeyObject;
  private readonly sealing: Buffer;

  private constructor(key: KeyObject) {
    this.key = key;
    this.publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
    const secret = key.export({ type: 'pkcs8', format: 'der' });
    this.sealing = Buffer.from(hkdfSync('sha256', secret, '', 'vonglau sealing', 32));
  }

  /** Reads the key of the data folder, or makes one (file mode 0600, sealed by the host where it can). */
  static async open(dataDirectory: string, secrets: SecretSeal | null): Promise<ConsoleKey> {
    await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
    const path = join(dataDirectory, secrets ? 'console-key.sealed' : 'console-key.der');
    const kept = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (kept) {
      const der = secrets ? await secrets.open(kept) : kept;
      return new ConsoleKey(createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' }));
    }
    const { privateKey } = generateKeyPairSync('ed25519');
    const der = privateKey.export({ type: 'pkcs8', format: 'der' });
    await writeFile(path, secrets ? await secrets.seal(der) : der, { mode: 0o600, flush: true });
    return new ConsoleKey(privateKey);
  }

  /** Signature over the text's UTF-8, base64. */
  sign(text: string): string {
    return sign(null, Buffer.from(text, 'utf8'), this.key).toString('base64');
  }

  /** AES-256-GCM under a key that only this console's private key gives; `purpose` is bound to it. */
  seal(purpose: string, text: string): Buffer {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv('aes-256-gcm', this.sealing, iv);
    cipher.setAAD(Buffer.from(purpose));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]);
  }

  /** Null when it was sealed by another key, for another purpose, or changed since. */
  unseal(purpose: string, sealed: Uint8Array): string | null {
    if (sealed.length < ivBytes + tagBytes) return null;
    const decipher = createDecipheriv('aes-256-gcm', this.sealing, sealed.subarray(0, ivBytes));
    decipher.setAAD(Buffer.from(purpose));
    decipher.setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes));
    const body = decipher.update(sealed.subarray(ivBytes + tagBytes));
    try {
      return Buffer.concat([body, decipher.final()]).toString('utf8');
    } catch (error) {
      // Node says only that the tag does not fit: a foreign or damaged seal, which is an answer here.
      if (error instanceof Error) return null;
      throw error;
    }
  }
}
