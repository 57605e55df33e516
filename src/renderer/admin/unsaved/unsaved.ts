import { createStore, type StoreApi } from 'zustand/vanilla';

/** Work that would be lost, as the question names it. */
export interface UnsavedWork {
  /** Changes of a form, or a table of cameras that is being taken in. */
  readonly kind: 'changes' | 'import';
  /** What it is done to. */
  readonly title: string;
}

interface UnsavedState {
  readonly works: ReadonlyMap<string, UnsavedWork>;
  /** Where a person wants to go; they are asked first. Null: nowhere. */
  readonly leaving: (() => void) | null;
}

/** Knows what is being filled in and not saved, and lets nobody leave it without being asked. Needs an UnsavedQuestion on the page, which asks. */
export class Unsaved {
  readonly store: StoreApi<UnsavedState> = createStore<UnsavedState>(() => ({
    works: new Map(),
    leaving: null,
  }));

  /** Says of a form what would be lost with it; null: nothing. Whoever was asked goes on once nothing would be lost any more. */
  mark(form: string, work: UnsavedWork | null): void {
    const works = new Map(this.store.getState().works);
    if (work) works.set(form, work);
    else works.delete(form);
    this.store.setState({ works });
    if (works.size === 0) this.discard();
  }

  /** Goes, at once or once the person has said that what is not saved may be lost. */
  leave(go: () => void): void {
    if (this.store.getState().works.size === 0) go();
    else this.store.setState({ leaving: go });
  }

  /** Goes on editing. */
  stay(): void {
    this.store.setState({ leaving: null });
  }

  /** Goes where the person wanted to go. A form that stays open all the same keeps its changes and its mark. */
  discard(): void {
    const { leaving } = this.store.getState();
    this.stay();
    leaving?.();
  }
}

/** That of this window's administration and reports. */
export const unsaved = new Unsaved();

/** Goes somewhere else, or closes; whoever has not saved is asked first. */
export const leaveForm = (go: () => void): void => unsaved.leave(go);
