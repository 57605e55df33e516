import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import type { Disposable } from '../../shared/base/disposable.ts';
import { CdpMessage } from './cdp-schema.ts';
import { CdpConversation } from './cdp-session.ts';

const DetachedFromTarget = z.object({ sessionId: z.string() });

/**
 * The Chrome DevTools Protocol over `--remote-debugging-pipe`: JSON messages that end with a NUL byte, sessions flattened
 * (https://chromedevtools.github.io/devtools-protocol/). `onEnd` is called once, when either side closed the pipe.
 */
export class CdpPipe implements Disposable {
  /** The conversation with the browser itself. */
  readonly browser: CdpConversation;
  private readonly sessions = new Map<string, CdpConversation>();
  private readonly output: Writable;
  private readonly onEnd: () => void;
  private tail: Buffer[] = [];
  private lastId = 0;
  private ended = false;

  constructor(output: Writable, input: Readable, onEnd: () => void) {
    this.output = output;
    this.onEnd = onEnd;
    this.browser = new CdpConversation((method, params) => this.write({ method, params }));
    this.browser.on('Target.detachedFromTarget', DetachedFromTarget, ({ sessionId }) =>
      this.endSession(sessionId),
    );
    input.on('data', (chunk: Buffer) => this.take(chunk));
    // A broken pipe says only that the browser went away; both ends report it, once is enough.
    for (const stream of [input, output]) {
      stream.on('error', () => this.end());
      stream.on('close', () => this.end());
    }
  }

  /** The conversation with an attached target, from `Target.attachToTarget` with `flatten`. */
  session(sessionId: string): CdpConversation {
    const known = this.sessions.get(sessionId);
    if (known) return known;
    const made = new CdpConversation((method, params) => this.write({ method, params, sessionId }));
    this.sessions.set(sessionId, made);
    return made;
  }

  dispose(): void {
    this.output.end();
    this.end();
  }

  private write(command: { method: string; params: object; sessionId?: string }): number {
    this.lastId += 1;
    this.output.write(`${JSON.stringify({ id: this.lastId, ...command })}\0`);
    return this.lastId;
  }

  private take(chunk: Buffer): void {
    let from = 0;
    for (let nul = chunk.indexOf(0); nul >= 0; nul = chunk.indexOf(0, from)) {
      const text = Buffer.concat([...this.tail, chunk.subarray(from, nul)]).toString('utf8');
      this.tail = [];
      from = nul + 1;
      this.dispatch(CdpMessage.parse(JSON.parse(text)));
    }
    if (from < chunk.length) this.tail.push(chunk.subarray(from));
  }

  private dispatch(message: CdpMessage): void {
    const { sessionId } = message;
    const conversation = sessionId === undefined ? this.browser : this.sessions.get(sessionId);
    conversation?.take(message);
  }

  private endSession(sessionId: string): void {
    this.sessions.get(sessionId)?.end();
    this.sessions.delete(sessionId);
  }

  private end(): void {
    if (this.ended) return;
    this.ended = true;
    for (const sessionId of [...this.sessions.keys()]) this.endSession(sessionId);
    this.browser.end();
    this.onEnd();
  }
}
