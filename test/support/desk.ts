import { z } from 'zod';
import { KioskWindow } from '../../src/main/kiosk/kiosk-window.ts';
import { pageValue } from './page-value.ts';
import { until } from './until.ts';
import type { WallUnderTest } from './wall-under-test.ts';

/** The real desk of a wall under test, used as a person does: by keys, and read as one sees it. */
export interface Desk {
  /** Presses keys one after the other, named by `event.code`, with `Ctrl+` or `Shift+` before it. */
  press(...keys: string[]): Promise<void>;
  /** Types text into what has the focus. */
  type(text: string): Promise<void>;
  /** Value of an expression in the desk's page. */
  evaluate<T>(expression: string, shape: z.ZodType<T>): Promise<T>;
  /** Waits until the line under the wall says this. */
  says(text: string): Promise<unknown>;
}

/** Keys that move the focus or send a form do so by their virtual key code, and Enter by its character. */
const keyCodes: Readonly<Record<string, { windowsVirtualKeyCode: number; text?: string }>> = {
  Tab: { windowsVirtualKeyCode: 9 },
  Enter: { windowsVirtualKeyCode: 13, text: '\r' },
};
const modifiers: Readonly<Record<string, number>> = { Ctrl: 2, Shift: 8 };

/** Waits for the desk's page to know the wall, or to show what else is waited for. */
export async function openDesk({ console }: WallUnderTest, selector = '.plan-tile'): Promise<Desk> {
  const window = console.windows().find(({ identity }) => identity.kind === 'operator');
  if (!(window instanceof KioskWindow)) throw new Error('no operator window');
  const { session } = window;
  const evaluate = <T>(expression: string, shape: z.ZodType<T>) => pageValue(window, expression, shape);
  const press = async (...keys: string[]) => {
    for (const chord of keys) {
      const names = chord.split('+');
      const code = names.pop() ?? '';
      const key = {
        code,
        key: /^(?:Key|Digit)(.)$/.exec(code)?.[1]?.toLowerCase() ?? code,
        modifiers: names.reduce((sum, name) => sum + (modifiers[name] ?? 0), 0),
        ...keyCodes[code],
      };
      await session.send(
        'Input.dispatchKeyEvent',
        { type: 'text' in key ? 'keyDown' : 'rawKeyDown', ...key },
        z.unknown(),
      );
      await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key }, z.unknown());
    }
  };
  await until('the desk', () => evaluate(`document.querySelectorAll('${selector}').length > 0`, z.boolean()));
  const line = () => evaluate(`document.querySelector('.desk-line')?.textContent ?? ''`, z.string());
  return {
    press,
    async type(text) {
      await session.send('Input.insertText', { text }, z.unknown());
    },
    evaluate,
    says: (text) => until(`"${text}"`, async () => (await line()).includes(text), 30_000),
  };
}
