import { safeStorage } from 'electron';
import { ExpectedError } from '../../shared/base/fault.ts';

/** Whether the system keeps a key for us. Electron's fallback on Linux without a keyring is a key that everybody knows: that is no. */
export async function keepsSecrets(): Promise<boolean> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return false;
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
}

export async function seal(plain: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await safeStorage.encryptStringAsync(Buffer.from(plain).toString('base64')));
}

/** Throws ExpectedError `secret-unreadable`. */
export async function open(sealed: Uint8Array): Promise<Uint8Array> {
  try {
    const { result } = await safeStorage.decryptStringAsync(Buffer.from(sealed));
    return new Uint8Array(Buffer.from(result, 'base64'));
  } catch (error) {
    const detail = String(error);
    throw new ExpectedError({ code: 'secret-unreadable', message: 'it was sealed elsewhere', detail });
  }
}
