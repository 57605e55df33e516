import { ExpectedError } from '../../shared/base/fault.ts';
import { ConsoleDevice } from '../../shared/hub/console-device.ts';
import type { EnrolAnswer, EnrolRequest } from '../../shared/hub/sign-in.ts';
import type { ChangeContext } from '../command/change-context.ts';
import type { HubWriter } from '../sessions/hub-writer.ts';
import { type ConsoleBook, consoleKind, type KnownConsole } from './console-book.ts';
import { consoleIdOf } from './console-key.ts';
import { takeEnrolCode } from './enrol-code.ts';

/** Strangers can ask too: more consoles than this waiting for an administrator are not let in. */
const mostWaiting = 500;

export interface EnrolmentParts {
  readonly writer: HubWriter;
  readonly consoles: ConsoleBook;
}

export interface Enrolling extends EnrolRequest {
  /** In a demo, for the consoles of its own machine. */
  readonly approveAtOnce: boolean;
}

/**
 * A console asks to be enrolled: it is known by its key, so asking again answers the same. With the hub's one-time code it is approved at once. Throws
 * ExpectedError `key-bad`, `enrol-full`, `code-wrong`.
 */
export async function enrol(
  { writer, consoles }: EnrolmentParts,
  { name, publicKey, code, approveAtOnce }: Enrolling,
): Promise<EnrolAnswer> {
  const id = consoleIdOf(publicKey);
  const known = consoles.get(id);
  const decides = approveAtOnce || code !== undefined;
  if (known && (known.device.state !== 'asked' || !decides))
    return { consoleId: id, state: known.device.state };
  if (!decides && consoles.waiting() >= mostWaiting) throw full();
  const device = await writer.change(async (work) => {
    if (code !== undefined && !(await takeEnrolCode(work.db, code, work.nowMs))) throw wrongCode();
    const asked: ConsoleDevice = {
      id,
      name,
      publicKey,
      state: decides ? 'approved' : 'asked',
      askedAtMs: known?.device.askedAtMs ?? work.nowMs,
      decidedAtMs: decides ? work.nowMs : null,
      decidedBy: null,
      lastSeenAtMs: null,
    };
    await keepConsole(work, consoles, asked, 'any');
    await work.audit({
      what: approvedBy(code, approveAtOnce),
      outcome: 'done',
      personId: null,
      consoleId: id,
      cameraId: null,
      detail: { name },
    });
    return asked;
  });
  return { consoleId: id, state: device.state };
}

/** Keeps a console's row, and what the hub holds in memory once it is committed. */
export async function keepConsole(
  { putEntity, afterCommit }: Pick<ChangeContext, 'putEntity' | 'afterCommit'>,
  consoles: ConsoleBook,
  device: ConsoleDevice,
  seenVersion: number | 'any',
): Promise<void> {
  const row = ConsoleDevice.parse(device);
  const version = await putEntity({
    kind: consoleKind,
    id: device.id,
    row,
    seenVersion,
    topics: ['consoles'],
  });
  const kept: KnownConsole = { device: row, version };
  afterCommit(() => consoles.set(kept));
}

function approvedBy(code: string | undefined, atOnce: boolean): string {
  if (code !== undefined) return 'console.approved-by-code';
  return atOnce ? 'console.approved-in-demo' : 'console.asked';
}

function full(): ExpectedError {
  return new ExpectedError({
    code: 'enrol-full',
    message: 'Too many consoles wait for approval; ask an administrator to look at them.',
  });
}

function wrongCode(): ExpectedError {
  return new ExpectedError({
    code: 'code-wrong',
    message: 'This enrolment code is not the right one, or it has been used or run out.',
  });
}
