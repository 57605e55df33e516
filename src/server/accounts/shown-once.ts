import { randomUUID } from 'node:crypto';

const mark = 'shown-once:';

/** Long enough for an answer that is asked for again, over a reconnection. */
const keptForMs = 10 * 60_000;
const mostKept = 1000;

/** One-time passwords on their way to the administrator. What is written down (answers are kept for commands sent again) holds a mark in their place. */
export class ShownOnce {
  private readonly kept = new Map<string, { readonly password: string; readonly untilMs: number }>();

  /** The mark to write in place of the password. */
  keep(password: string, nowMs: number): string {
    this.forget(nowMs);
    const id = `${mark}${randomUUID()}`;
    this.kept.set(id, { password, untilMs: nowMs + keptForMs });
    return id;
  }

  /** The text with its password in place of the mark; null when that is forgotten. Any other text stays as it is. */
  reveal(text: string, nowMs: number): string | null {
    if (!text.startsWith(mark)) return text;
    this.forget(nowMs);
    return this.kept.get(text)?.password ?? null;
  }

  private forget(nowMs: number): void {
    for (const [id, { untilMs }] of this.kept)
      if (untilMs <= nowMs || this.kept.size > mostKept) this.kept.delete(id);
  }
}
