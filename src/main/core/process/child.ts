import { type ChildProcess, spawn } from 'node:child_process';
import { redact } from '../../../shared/base/redact.ts';
import { type ChildKind, registerChild } from './child-registry.ts';
import { LineReader } from './line-reader.ts';

/** Between the gentle request to end and the kill. */
const graceMs = 1000;
const tailLines = 40;

export interface ChildOptions {
  readonly kind: ChildKind;
  readonly command: string;
  readonly args: readonly string[];
  /** Added to this process's own environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Words that are blanked in every line of standard error; credentials in URLs are blanked anyhow. */
  readonly secrets?: readonly string[];
  /** Gets each line of standard error, redacted, as it comes. */
  readonly onStderrLine?: (line: string) => void;
  /** Ends the child when it fires. */
  readonly signal: AbortSignal;
}

/** How a child ended. `spawnError` is set, and the rest empty, when it never ran. `stderrTail` holds its last lines, redacted. */
export interface ChildEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderrTail: readonly string[];
  readonly spawnError: string | null;
}

/** A running child process: written to once or as it goes, read as it goes. */
export interface Child {
  readonly pid: number | undefined;
  /** Sends `input` and closes the child's standard input. */
  feed(input: string): void;
  /** Sends `bytes` and leaves standard input open. False when the child reads slower than is written: `onDrain` tells when it has caught up. */
  write(bytes: Uint8Array): boolean;
  onDrain(listener: () => void): void;
  /** Bytes that were written and that the child has not taken yet. */
  unreadBytes(): number;
  /** Closes the child's standard input. */
  endInput(): void;
  onStdout(listener: (chunk: Uint8Array) => void): void;
  /** Settles when the child has ended and its pipes are read to the end; never rejects. */
  readonly ended: Promise<ChildEnd>;
}

/**
 * Starts a program, never through a shell. When `signal` fires the child is asked to end (SIGTERM: ffmpeg says goodbye to the camera) and is
 * killed a second later.
 */
export function startChild(options: ChildOptions): Child {
  const child = spawn(options.command, [...options.args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
    env: { ...process.env, ...options.env },
  });
  registerChild(child, options.kind);
  endOnAbort(child, options.signal);
  // A child that ended before it read its input breaks the pipe; how it ended is told by `ended`.
  child.stdin.on('error', () => {});
  const tail = collectStderr(child, options);
  return {
    pid: child.pid,
    feed: (input) => void child.stdin.end(input),
    write: (bytes) => child.stdin.write(bytes),
    onDrain: (listener) => void child.stdin.on('drain', listener),
    unreadBytes: () => child.stdin.writableLength,
    endInput: () => void child.stdin.end(),
    onStdout: (listener) => void child.stdout.on('data', listener),
    ended: endOf(child, tail),
  };
}

function endOnAbort(child: ChildProcess, signal: AbortSignal): void {
  let kill: NodeJS.Timeout | undefined;
  const stop = () => {
    child.kill('SIGTERM');
    kill = setTimeout(() => child.kill('SIGKILL'), graceMs);
  };
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  child.once('close', () => {
    clearTimeout(kill);
    signal.removeEventListener('abort', stop);
  });
}

function collectStderr(
  child: ChildProcess,
  { secrets = [], onStderrLine }: Pick<ChildOptions, 'secrets' | 'onStderrLine'>,
): string[] {
  const tail: string[] = [];
  const lines = new LineReader((text) => {
    const line = redact(text, secrets);
    if (tail.length >= tailLines) tail.shift();
    tail.push(line);
    onStderrLine?.(line);
  });
  child.stderr?.on('data', (chunk: Uint8Array) => lines.push(chunk));
  child.stderr?.once('end', () => lines.end());
  return tail;
}

function endOf(child: ChildProcess, stderrTail: readonly string[]): Promise<ChildEnd> {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      if (child.pid === undefined)
        resolve({ code: null, signal: null, stderrTail: [], spawnError: error.message });
    });
    child.once('close', (code, signal) => resolve({ code, signal, stderrTail, spawnError: null }));
  });
}
