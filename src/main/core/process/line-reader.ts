const maxLineChars = 2000;

/**
 * Cuts a stream of bytes into lines for `onLine`; both `\n` and ffmpeg's `\r` end a line, empty lines are left out. A line that is longer
 * than 2000 characters is cut there, its rest is dropped, so what is held stays bounded.
 */
export class LineReader {
  private readonly decoder = new TextDecoder();
  private readonly onLine: (line: string) => void;
  private held = '';

  constructor(onLine: (line: string) => void) {
    this.onLine = onLine;
  }

  push(chunk: Uint8Array): void {
    const parts = (this.held + this.decoder.decode(chunk, { stream: true })).split(/[\r\n]+/);
    this.held = (parts.pop() ?? '').slice(0, maxLineChars);
    for (const part of parts) this.emit(part);
  }

  /** Hands out what came after the last line end. */
  end(): void {
    const rest = this.held + this.decoder.decode();
    this.held = '';
    this.emit(rest);
  }

  private emit(line: string): void {
    if (line.length > 0) this.onLine(line.slice(0, maxLineChars));
  }
}
