import { readFileSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';
import { createSecureContext } from 'node:tls';
import { ExpectedError } from '../../shared/base/fault.ts';
import {
  fingerprint,
  type KeyedCertificate,
  makeServerCertificate,
  openAuthority,
} from './certificate-authority.ts';

/** What the server shows: its chain and key, PEM, and the fingerprint that people compare when they enrol a console. */
export interface ServerCertificate extends KeyedCertificate {
  readonly fingerprint: string;
}

/** The city's own certificate, from the files that were named. The chain's last certificate is the one to compare. Throws ExpectedError `certificate-bad`. */
export function readCertificate(certFile: string, keyFile: string): ServerCertificate {
  try {
    const cert = readFileSync(certFile, 'utf8');
    const key = readFileSync(keyFile, 'utf8');
    createSecureContext({ cert, key });
    const last = cert.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g)?.at(-1) ?? cert;
    return { cert, key, fingerprint: fingerprint(last) };
  } catch (error) {
    throw new ExpectedError({
      code: 'certificate-bad',
      message: 'The certificate or its key cannot be used.',
      detail: error instanceof Error ? error.message : String(error),
    });
  }
}

/** A fresh certificate under the hub's own authority, for this machine's names and addresses and those named besides; it is kept in memory only. */
export async function ownCertificate(
  folder: string,
  besides: readonly string[],
  nowMs: number,
): Promise<ServerCertificate> {
  const authority = await openAuthority(folder, nowMs);
  const names = [...new Set([...machineNames(), ...besides])];
  const server = await makeServerCertificate(authority, names, nowMs);
  return {
    // The authority goes along, so that a console that does not know it yet can show its fingerprint and pin it.
    cert: `${server.cert.trim()}\n${authority.cert}`,
    key: server.key,
    fingerprint: fingerprint(authority.cert),
  };
}

function machineNames(): string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  // A zone (fe80::1%eth0) means something on this machine only.
  return ['localhost', hostname(), ...addresses.map(({ address }) => address.replace(/%.*$/, ''))];
}
