const urlUserinfo = /([a-z][a-z0-9+.-]*:\/\/)[^\s/'"]*@/gi;

/** Removes user name and password from every URL in a text (RFC 3986 section 3.2.1), and each of `secrets` wherever it stands. */
export function redact(text: string, secrets: Iterable<string> = []): string {
  let clean = text.replace(urlUserinfo, '$1***@');
  for (const secret of secrets) if (secret.length > 0) clean = clean.replaceAll(secret, '***');
  return clean;
}
