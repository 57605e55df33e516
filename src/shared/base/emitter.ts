import { type Disposable, toDisposable } from './disposable.ts';

/** Broadcasts state changes to listeners. A listener added or removed during `fire` takes effect at the next one. */
export class Emitter<T> implements Disposable {
  private listeners: ReadonlyArray<(value: T) => void> = [];

  /** Calls `listener` at every `fire` until the returned Disposable is disposed. */
  on(listener: (value: T) => void): Disposable {
    const entry = (value: T) => listener(value);
    this.listeners = [...this.listeners, entry];
    return toDisposable(() => {
      this.listeners = this.listeners.filter((other) => other !== entry);
    });
  }

  fire(value: T): void {
    for (const listener of this.listeners) listener(value);
  }

  dispose(): void {
    this.listeners = [];
  }
}
