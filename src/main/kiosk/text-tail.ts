import type { Readable } from 'node:stream';
import { redact } from '../../shared/base/redact.ts';

const keptCharacters = 8_000;

/** Reads a stream of text to its end and keeps only the last of it, without credentials. */
export function keepTail(stream: Readable): { text(): string } {
  let kept = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    kept = (kept + chunk).slice(-keptCharacters);
  });
  // A stream that breaks has no more text; why the process ended is told by its exit.
  stream.on('error', () => undefined);
  return { text: () => redact(kept).trim() };
}
