const authority = /^([a-z][a-z0-9+.-]*:\/\/)(?:[^\s/?#]*@)?(.*)$/i;

/** Puts an account into an address, percent-encoded (RFC 3986 section 3.2.1), instead of one that is there; an empty account changes nothing. */
export function withCredentials(
  address: string,
  { user, password }: { readonly user: string; readonly password: string },
): string {
  const match = authority.exec(address);
  if (!match || (user === '' && password === '')) return address;
  const secret = password === '' ? '' : `:${encode(password)}`;
  return `${match[1]}${encode(user)}${secret}@${match[2]}`;
}

/** A lone surrogate cannot be encoded; it stands for no character anyway. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}
