import { createHash } from 'node:crypto';
import { canonicalJson } from '../audit/canonical-json.ts';

/** SHA-256 (hex) of what a command asks for: the same however its JSON was laid out. */
export function inputHash(name: string, input: unknown): string {
  return createHash('sha256')
    .update(`${name}\n${canonicalJson(input)}`)
    .digest('hex');
}
