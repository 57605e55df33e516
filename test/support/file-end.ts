type End = () => void | Promise<void>;

const ends: End[] = [];

/** Has `end` done after the last test of the file that runs now. Files may share a process: a hook of a helper's own would be the first file's alone. */
export function atFileEnd(end: End): void {
  ends.push(end);
}

/** Does what the file left to do, the latest first. */
export async function endFile(): Promise<void> {
  for (const end of ends.splice(0).reverse()) await end();
}
