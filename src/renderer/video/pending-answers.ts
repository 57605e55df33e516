/** Questions to the worker that it has not answered yet. */
export class PendingAnswers<T> {
  private readonly waiting = new Map<number, (answer: T | null) => void>();
  private lastId = 0;

  /** Asks under an id of its own; null comes when there will be no answer. */
  ask(post: (id: number) => void): Promise<T | null> {
    const id = ++this.lastId;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      post(id);
    });
  }

  answer(id: number, value: T | null): void {
    this.waiting.get(id)?.(value);
    this.waiting.delete(id);
  }

  /** Nobody will answer any more. */
  giveUp(): void {
    for (const id of [...this.waiting.keys()]) this.answer(id, null);
  }
}
