/** Something opened that must be closed again. `dispose` may be called twice; the second call does nothing. */
export interface Disposable {
  dispose(): void;
}

/** Makes a Disposable of a function and sees to it that it runs once. */
export function toDisposable(release: () => void): Disposable {
  let released = false;
  return {
    dispose() {
      if (released) return;
      released = true;
      release();
    },
  };
}

/** Holds Disposables and disposes them in reverse order of adding; what is added after disposal is disposed at once. */
export class DisposableStore implements Disposable {
  private readonly held: Disposable[] = [];
  private disposed = false;

  add<T extends Disposable>(item: T): T {
    if (this.disposed) item.dispose();
    else this.held.push(item);
    return item;
  }

  dispose(): void {
    this.disposed = true;
    for (let item = this.held.pop(); item; item = this.held.pop()) item.dispose();
  }
}
