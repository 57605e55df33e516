import { randomUUID } from 'node:crypto';
import { CancelledError, ExpectedError } from '../../../shared/base/fault.ts';
import type { TilePlace } from '../../../shared/contract/call.ts';
import type { CallParsed } from '../../../shared/contract/calls.ts';
import type { EventValue } from '../../../shared/contract/events.ts';
import type { WindowIdentity } from '../../../shared/contract/window-identity.ts';

export type PictureAnswer = CallParsed<'picture.made'>;
export type MadePicture = NonNullable<PictureAnswer['picture']>;

interface Waiting {
  readonly displayId: string;
  settle(answer: PictureAnswer): void;
}

/** Asks wall windows for tiles' pictures and matches their answers. */
export class PictureRequests {
  private readonly waiting = new Map<string, Waiting>();
  private readonly askWindow: (wanted: EventValue<'picture.wanted'>) => void;
  private readonly timeoutMs: number;

  constructor(askWindow: (wanted: EventValue<'picture.wanted'>) => void, timeoutMs: number) {
    this.askWindow = askWindow;
    this.timeoutMs = timeoutMs;
  }

  /** The picture that the tile shows now. Rejects with ExpectedError (`no-picture`, or the window's own fault) or CancelledError. */
  ask({ displayId, tile }: TilePlace, signal?: AbortSignal): Promise<MadePicture> {
    const requestId = randomUUID();
    return new Promise<MadePicture>((resolve, reject) => {
      if (signal?.aborted) return reject(new CancelledError());
      const end = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', cancel);
        this.waiting.delete(requestId);
      };
      const cancel = () => {
        end();
        reject(new CancelledError());
      };
      const late = () => {
        end();
        reject(noPicture('the window does not answer'));
      };
      const timer = setTimeout(late, this.timeoutMs);
      signal?.addEventListener('abort', cancel, { once: true });
      const settle = ({ picture, fault }: PictureAnswer) => {
        end();
        if (picture) resolve(picture);
        else reject(fault ? new ExpectedError(fault) : noPicture('the tile shows none'));
      };
      this.waiting.set(requestId, { displayId, settle });
      this.askWindow({ requestId, displayId, tile });
    });
  }

  /** A window's answer. False when nobody waits for it, or another window was asked. */
  answer(answer: PictureAnswer, from: WindowIdentity): boolean {
    const waiting = this.waiting.get(answer.requestId);
    if (!waiting || from.kind !== 'wall' || from.displayId !== waiting.displayId) return false;
    waiting.settle(answer);
    return true;
  }
}

function noPicture(detail: string): ExpectedError {
  return new ExpectedError({ code: 'no-picture', message: 'There is no picture to keep', detail });
}
