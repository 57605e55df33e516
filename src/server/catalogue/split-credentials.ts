import type { CameraCredentials } from './camera-credentials.ts';

const shape = /^([a-z][a-z0-9+.-]*:\/\/)([^\s/?#]*)@(.*)$/i;

/** Takes user name and password out of an address (RFC 3986 section 3.2.1), so that they can be kept sealed; null: there were none. */
export function splitCredentials(address: string): { url: string; credentials: CameraCredentials | null } {
  const match = shape.exec(address);
  if (!match) return { url: address, credentials: null };
  const [, scheme = '', account = '', rest = ''] = match;
  const colon = account.indexOf(':');
  const userName = decode(colon < 0 ? account : account.slice(0, colon));
  const password = colon < 0 ? '' : decode(account.slice(colon + 1));
  return { url: `${scheme}${rest}`, credentials: { userName, password } };
}

/** A per cent sign that begins no escape stands for itself: people type passwords into addresses as they are. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
