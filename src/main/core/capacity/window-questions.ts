import { randomUUID } from 'node:crypto';
import { CancelledError } from '../../../shared/base/fault.ts';
import type { CallParsed } from '../../../shared/contract/calls.ts';
import type { EventValue } from '../../../shared/contract/events.ts';

export type WindowAnswer = CallParsed<'decode.measured'>;
export type WindowQuestion = Omit<EventValue<'decode.wanted'>, 'requestId' | 'windowId'>;

export interface WindowQuestionsOptions {
  readonly askWindow: (event: EventValue<'decode.wanted'>) => void;
  /** The wall window to ask; null: none is open. */
  readonly wallWindow: () => string | null;
  /** How long a window may take beyond the time it was asked for: longer than it gives its own decoders. */
  readonly patienceMs?: number;
}

const lookMs = 100;

/** Asks a wall window to decode, and matches its answers. */
export class WindowQuestions {
  private readonly options: WindowQuestionsOptions;
  private waiting: {
    readonly requestId: string;
    readonly windowId: string;
    settle(answer: WindowAnswer | string): void;
  } | null = null;

  constructor(options: WindowQuestionsOptions) {
    this.options = options;
  }

  /** A window's answer, or in words why none came. Rejects with CancelledError. One question at a time. */
  ask(question: WindowQuestion, signal: AbortSignal): Promise<WindowAnswer | string> {
    const { askWindow, wallWindow, patienceMs = 17_000 } = this.options;
    const windowId = wallWindow();
    if (windowId === null) return Promise.resolve('no wall window is open');
    const requestId = randomUUID();
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(new CancelledError());
      const end = () => {
        clearTimeout(late);
        clearInterval(look);
        signal.removeEventListener('abort', cancel);
        this.waiting = null;
      };
      const settle = (answer: WindowAnswer | string) => {
        end();
        resolve(answer);
      };
      const cancel = () => {
        end();
        reject(new CancelledError());
      };
      const late = setTimeout(() => settle('the wall window does not answer'), question.forMs + patienceMs);
      const look = setInterval(() => {
        if (wallWindow() !== windowId) settle('the wall window was closed');
      }, lookMs);
      signal.addEventListener('abort', cancel, { once: true });
      this.waiting = { requestId, windowId, settle };
      askWindow({ ...question, requestId, windowId });
    });
  }

  /** Takes a window's answer; one that nobody waits for is let go. */
  answer(answer: WindowAnswer, from: string): void {
    if (this.waiting?.requestId === answer.requestId && this.waiting.windowId === from)
      this.waiting.settle(answer);
  }
}
