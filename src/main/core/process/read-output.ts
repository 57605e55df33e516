import { ExpectedError } from '../../../shared/base/fault.ts';
import { startChild } from './child.ts';
import type { ChildKind } from './child-registry.ts';

const maxBytes = 1024 * 1024;
const timeoutMs = 15_000;

/**
 * Runs a program to its end and gives what it wrote to standard output, at most 1 MiB. Throws ExpectedError `program-failed` when it cannot be
 * started or ends with another code than 0; CancelledError never: a program that takes longer than 15 s has failed.
 */
export async function readOutput(
  kind: ChildKind,
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const child = startChild({ kind, command, args, env, signal: AbortSignal.timeout(timeoutMs) });
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  child.onStdout((chunk) => {
    if (bytes < maxBytes) chunks.push(chunk);
    bytes += chunk.byteLength;
  });
  child.feed('');
  const end = await child.ended;
  if (end.spawnError === null && end.code === 0) return Buffer.concat(chunks).toString('utf8');
  const why = end.spawnError ?? end.stderrTail.at(-1) ?? `code ${end.code ?? end.signal}`;
  throw new ExpectedError({ code: 'program-failed', message: `${command} does not run: ${why}` });
}
