import type { Grant } from './grant.ts';
import type { Person } from './person.ts';
import type { RightsBook } from './rights-book.ts';

/** A book by id: in a city of thousands of persons looking each one up in a list is most of the work after a change of rights. */
interface BookIndex {
  readonly persons: ReadonlyMap<string, Person>;
  readonly ofPerson: ReadonlyMap<string, readonly Grant[]>;
  readonly ofUnit: ReadonlyMap<string, readonly Grant[]>;
}

const indexes = new WeakMap<RightsBook, BookIndex>();
const none: readonly Grant[] = [];

export function personIn(book: RightsBook, personId: string): Person | undefined {
  return indexOf(book).persons.get(personId);
}

/** What was given to that very person, in the order of the book. */
export function grantsToPerson(book: RightsBook, personId: string): readonly Grant[] {
  return indexOf(book).ofPerson.get(personId) ?? none;
}

/** What was given to everybody of that unit, in the order of the book. */
export function grantsToUnit(book: RightsBook, unitId: string): readonly Grant[] {
  return indexOf(book).ofUnit.get(unitId) ?? none;
}

/** Made once for a book. A book is a value: whoever changes one makes another. */
function indexOf(book: RightsBook): BookIndex {
  const known = indexes.get(book);
  if (known) return known;
  const persons = new Map<string, Person>();
  // Of two rows with one id the first counts.
  for (const person of book.persons) if (!persons.has(person.id)) persons.set(person.id, person);
  const ofPerson = new Map<string, Grant[]>();
  const ofUnit = new Map<string, Grant[]>();
  for (const grant of book.grants) {
    const { to } = grant;
    if (to.kind === 'person') add(ofPerson, to.personId, grant);
    else add(ofUnit, to.unitId, grant);
  }
  const index = { persons, ofPerson, ofUnit };
  indexes.set(book, index);
  return index;
}

function add(byId: Map<string, Grant[]>, id: string, grant: Grant): void {
  const others = byId.get(id);
  if (others) others.push(grant);
  else byId.set(id, [grant]);
}
