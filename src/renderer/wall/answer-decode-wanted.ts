import { type Disposable, toDisposable } from '../../shared/base/disposable.ts';
import { CancelledError } from '../../shared/base/fault.ts';
import type { EventValue } from '../../shared/contract/events.ts';
import { logFault } from '../session/log-fault.ts';
import type { Session } from '../session/session-store.ts';
import { measureDecode } from '../video/measure-decode.ts';

/** Measures decoding whenever the core wants it of this window, one clip after the other. `painter`: the one the window has chosen, null while it is looking for one. */
export function answerDecodeWanted({ bridge, store }: Session, painter: () => string | null): Disposable {
  const ended = new AbortController();
  let before: Promise<void> = Promise.resolve();
  const answer = async ({ requestId, records, ...job }: EventValue<'decode.wanted'>) => {
    const chosen = painter();
    const measured = chosen
      ? await measureDecode({ ...job, records: bytesOf(records), painter: chosen }, ended.signal)
      : { pictures: 0, elapsedMs: 0, problem: 'the window has no painter yet' };
    await bridge.call('decode.measured', { requestId, ...measured });
  };
  const events = bridge.on('decode.wanted', (wanted) => {
    if (wanted.windowId !== store.getState().window?.windowId) return;
    before = before
      .then(() => {
        if (ended.signal.aborted) throw new CancelledError('measuring');
        return answer(wanted);
      })
      .catch(logFault('decode.measured'));
  });
  return toDisposable(() => {
    events.dispose();
    ended.abort();
  });
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
