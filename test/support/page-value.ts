import { z } from 'zod';
import type { KioskWindow } from '../../src/main/kiosk/kiosk-window.ts';

const Evaluated = z
  .object({ result: z.object({ value: z.unknown() }), exceptionDetails: z.unknown() })
  .partial();

/** Value of an expression in a window's page. */
export async function pageValue<T>(
  { session }: Pick<KioskWindow, 'session'>,
  expression: string,
  shape: z.ZodType<T>,
): Promise<T> {
  const wish = { expression, returnByValue: true, awaitPromise: true };
  const { result } = await session.send('Runtime.evaluate', wish, Evaluated);
  return shape.parse(result?.value);
}
