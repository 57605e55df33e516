import { X509Certificate } from 'node:crypto';
import { connect } from 'node:tls';
import { CancelledError, ExpectedError } from '../../../shared/base/fault.ts';

const handshakeTimeoutMs = 5000;

/** A certificate authority that a hub showed: PEM, and its SHA-256 fingerprint, hex in pairs. */
export interface HubAuthority {
  readonly pem: string;
  readonly fingerprint: string;
}

/**
 * Reads the last certificate of the chain that the hub shows, without trusting it: a person compares its fingerprint before it is pinned. Throws
 * ExpectedError `hub-away` when there is no TLS there.
 */
export function readHubAuthority(address: URL, signal: AbortSignal): Promise<HubAuthority> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new CancelledError());
    const socket = connect({
      host: address.hostname.replace(/^\[|\]$/g, ''),
      port: Number(address.port || 443),
      servername: address.hostname,
      // Nothing is sent over this connection; it only shows the chain.
      rejectUnauthorized: false,
      timeout: handshakeTimeoutMs,
    });
    const cancel = () => socket.destroy(new CancelledError());
    signal.addEventListener('abort', cancel, { once: true });
    socket.once('timeout', () => socket.destroy(new Error('no answer')));
    socket.once('error', (error) =>
      reject(
        error instanceof CancelledError
          ? error
          : new ExpectedError({ code: 'hub-away', message: `no TLS at ${address.host}: ${error.message}` }),
      ),
    );
    socket.once('close', () => signal.removeEventListener('abort', cancel));
    socket.once('secureConnect', () => {
      let certificate = socket.getPeerCertificate(true);
      // The chain ends where a certificate is its own issuer.
      while (certificate.issuerCertificate && certificate.issuerCertificate !== certificate)
        certificate = certificate.issuerCertificate;
      const read = new X509Certificate(certificate.raw);
      socket.destroy();
      resolve({ pem: read.toString(), fingerprint: read.fingerprint256 });
    });
  });
}
