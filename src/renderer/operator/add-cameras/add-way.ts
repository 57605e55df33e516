import { createStore } from 'zustand/vanilla';

/** How cameras are added: all of a file, or one by its address. */
export type AddWay = 'file' | 'address';

/** The way the person took last; it stays as long as the page. */
export const addWay = createStore<{ readonly way: AddWay }>(() => ({ way: 'file' }));
