import type { BarcodeValue } from '../../src/simulator/barcode.ts';

type Look = (display: number) => Promise<(BarcodeValue | null)[]>;

/**
 * The same look for cases that run at the same time: of one display one look is under way, and all who ask meanwhile share the next one. So what one
 * gets was never photographed before one asked.
 */
export function sharedLook(look: Look): (display?: number) => ReturnType<Look> {
  const running = new Map<number, Promise<unknown>>();
  const next = new Map<number, ReturnType<Look>>();
  return (display = 0) => {
    const waiting = next.get(display);
    if (waiting) return waiting;
    const mine = (running.get(display) ?? Promise.resolve()).then(() => {
      next.delete(display);
      const seen = look(display);
      const over = seen.then(
        () => undefined,
        () => undefined,
      );
      running.set(display, over);
      return seen;
    });
    next.set(display, mine);
    return mine;
  };
}
