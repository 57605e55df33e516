const statuses: Readonly<Record<string, number>> = {
  'bad-input': 400,
  'key-bad': 400,
  'sign-in-failed': 401,
  'session-unknown': 401,
  'console-unknown': 403,
  'console-waiting': 403,
  'console-revoked': 403,
  'account-disabled': 403,
  'password-must-change': 403,
  'code-wrong': 403,
  'not-allowed': 403,
  'origin-refused': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'too-large': 413,
  'update-needed': 426,
  'too-many': 429,
  bug: 500,
  busy: 503,
  'enrol-full': 503,
  'database-away': 503,
  'hub-closing': 503,
};

/** HTTP status (RFC 9110) that goes with a fault. */
export function faultStatus(code: string): number {
  return statuses[code] ?? 422;
}
