import { createContext, useContext } from 'react';
import { assert } from '../../shared/base/assert.ts';
import type { BookView } from './book-view.ts';

export const BookContext = createContext<BookView | null>(null);

/** The book, where it is known to be here. */
export function useBook(): BookView {
  const book = useContext(BookContext);
  assert(book, 'inside a BookContext');
  return book;
}
