import 'reflect-metadata';
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';
import { ExpectedError } from '../../shared/base/fault.ts';
import { writePrivateFile } from './private-file.ts';

/** A certificate with its private key, PEM both. */
export interface KeyedCertificate {
  readonly cert: string;
  readonly key: string;
}

/** Web Crypto's key pair, as the global `crypto` of Node types it. */
type KeyPair = Parameters<typeof x509.X509CertificateGenerator.createSelfSigned>[0]['keys'];

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const dayMs = 86_400_000;
const authorityDays = 3650;
/** As public authorities have it; renewed by itself long before. */
const serverDays = 397;

/**
 * The hub's own certificate authority in `ca.pem` and `ca.key` of its data folder, made at the first start. Consoles pin it, so the server's certificate
 * can be renewed under it.
 */
export async function openAuthority(folder: string, nowMs: number): Promise<KeyedCertificate> {
  const certFile = join(folder, 'ca.pem');
  const keyFile = join(folder, 'ca.key');
  if (existsSync(certFile) && existsSync(keyFile))
    return { cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8') };
  if (existsSync(certFile) !== existsSync(keyFile))
    throw new ExpectedError({
      code: 'certificate-bad',
      message: 'Of the certificate authority only one file is there: put ca.pem and ca.key back together.',
    });
  const made = await makeAuthority(nowMs);
  writePrivateFile(keyFile, made.key);
  writePrivateFile(certFile, made.cert);
  return made;
}

async function makeAuthority(nowMs: number): Promise<KeyedCertificate> {
  const keys = await newKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Vong Lau hub authority',
    notBefore: new Date(nowMs - dayMs),
    notAfter: new Date(nowMs + authorityDays * dayMs),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { cert: certificate.toString('pem'), key: await pem(keys.privateKey) };
}

/** A certificate for these names and addresses, signed by the authority. */
export async function makeServerCertificate(
  authority: KeyedCertificate,
  names: readonly string[],
  nowMs: number,
): Promise<KeyedCertificate> {
  const issuer = new x509.X509Certificate(authority.cert);
  const keys = await newKeys();
  const certificate = await x509.X509CertificateGenerator.create({
    subject: 'CN=Vong Lau hub',
    issuer: issuer.subject,
    notBefore: new Date(nowMs - dayMs),
    notAfter: new Date(Math.min(nowMs + serverDays * dayMs, issuer.notAfter.getTime())),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey: await signingKey(createPrivateKey(authority.key)),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        names.map((name) => ({ type: isIP(name) ? ('ip' as const) : ('dns' as const), value: name })),
      ),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  });
  return { cert: certificate.toString('pem'), key: await pem(keys.privateKey) };
}

/** SHA-256 of a certificate, as `AB:CD:...`: what people compare. */
export function fingerprint(cert: string): string {
  return new X509Certificate(cert).fingerprint256;
}

async function newKeys(): Promise<KeyPair> {
  return crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

function signingKey(key: KeyObject): Promise<KeyPair['privateKey']> {
  const pkcs8 = key.export({ type: 'pkcs8', format: 'der' });
  return crypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign']);
}

async function pem(key: KeyPair['privateKey']): Promise<string> {
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', key));
  return createPrivateKey({ key: pkcs8, type: 'pkcs8', format: 'der' })
    .export({ type: 'pkcs8', format: 'pem' })
    .toString();
}
