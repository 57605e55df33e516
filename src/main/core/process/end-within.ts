import type { ChildEnd } from './child.ts';

/** A child is killed a second after it was asked to end; what is not gone then hangs in the kernel. */
const usualGraceMs = 3000;

/** How a child ended; null when `asked` fired so long ago and it is still there: one that hangs in a driver cannot even be killed, and nobody waits for it. */
export function endWithin(
  ended: Promise<ChildEnd>,
  asked: AbortSignal,
  graceMs = usualGraceMs,
): Promise<ChildEnd | null> {
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    const settle = (end: ChildEnd | null) => {
      clearTimeout(timer);
      asked.removeEventListener('abort', begin);
      resolve(end);
    };
    const begin = () => {
      timer = setTimeout(() => settle(null), graceMs);
    };
    if (asked.aborted) begin();
    else asked.addEventListener('abort', begin, { once: true });
    void ended.then(settle);
  });
}
