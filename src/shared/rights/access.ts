import type { Person } from './person.ts';
import type { RightsBook } from './rights-book.ts';
import type { Unit } from './unit.ts';

/** A person resolved against the book, once, so that each decision is quick. Holds at any time: validity is judged when deciding. */
export interface Access {
  readonly person: Person;
  readonly unit: Unit | null;
  readonly book: RightsBook;
}
