import type { ChildEnd } from '../process/child.ts';

/** Lines that ffmpeg ends every failure with; what went wrong stands before them. */
const noise =
  /Conversion failed|Device creation failed|Error while (decoding|opening)|Nothing was written|deprecated|Exiting/i;

/** Why an ffmpeg gave no pictures, in its own words without its prefixes. */
export function lastWords({ stderrTail, spawnError, code, signal }: ChildEnd): string {
  if (spawnError !== null) return spawnError;
  const faults = stderrTail.filter((line) => /\[(error|fatal|panic)\]/.test(line));
  const line = faults.find((fault) => !noise.test(fault)) ?? faults.at(-1);
  return line === undefined
    ? `ffmpeg ended with ${code ?? signal} and gave no picture`
    : line.replaceAll(/\[[^\]]*\]\s*/g, '').trim();
}
