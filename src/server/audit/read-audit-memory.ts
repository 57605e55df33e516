import type { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ExpectedError } from '../../shared/base/fault.ts';
import type { AuditHead } from '../../shared/hub/audit-entry.ts';
import { AuditMemory } from '../../shared/hub/audit-memory.ts';
import { isSignedHead } from './audit-head.ts';

/** A signed end of the log and the console that kept it. */
export interface RememberedHead {
  readonly console: string;
  readonly head: AuditHead;
}

/**
 * What a console's `audit-heads.json` knows of this hub's log, also what it remembered before it came to doubt it. Throws ExpectedError `heads-bad` for a file that
 * is none, holds nothing of this hub, or an end that the hub never signed: such a file proves nothing.
 */
export function readAuditMemory(
  file: string,
  { hubId, publicKey }: { readonly hubId: string; readonly publicKey: KeyObject },
): RememberedHead[] {
  const memory = parse(file);
  const all = [...memory.heads, ...memory.doubts.map(({ remembered }) => remembered)];
  const heads = all.filter((head) => head.hubId === hubId);
  if (heads.length === 0) throw bad(file, 'it remembers nothing of this hub');
  const unsigned = heads.find((head) => !isSignedHead(head, publicKey));
  if (unsigned) throw bad(file, `this hub never signed its entry ${unsigned.seq}`);
  const { id, name } = memory.console;
  return heads.map((head) => ({ console: `Console "${name}" (${id ?? 'not enrolled'})`, head }));
}

function parse(file: string): AuditMemory {
  try {
    return AuditMemory.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw bad(file, error instanceof Error ? error.message : String(error));
  }
}

function bad(file: string, why: string): ExpectedError {
  return new ExpectedError({
    code: 'heads-bad',
    message: `This is no console's memory of this hub's log: ${file}`,
    detail: why,
  });
}
