import { type Access, accessOf } from '../src/shared/rights/access.ts';
import { bookFor } from '../src/shared/rights/book-for.ts';
import type { CameraScope } from '../src/shared/rights/camera-scope.ts';
import { decide, type Question } from '../src/shared/rights/decide.ts';
import { IdPool } from '../src/shared/rights/id-pool.ts';
import { type Right, rights } from '../src/shared/rights/right.ts';
import { rightsCity } from './rights-city.ts';

export interface DecideFigures {
  readonly cameras: number;
  readonly persons: number;
  /** In a second of one core's time; each question is about another person, right and camera, in no order. */
  readonly decisionsPerSecond: number;
  /** The same when one person after the other asks about all cameras, as a first sync does. */
  readonly inOrderPerSecond: number;
  readonly allowedPercent: number;
  readonly grantedPercent: number;
  /** To resolve one person against the whole book. */
  readonly resolveUs: number;
  readonly snapshotBytes: { readonly median: number; readonly most: number };
}

/** How many decisions a second one core makes in a city of 50,000 cameras and 1,000 persons. Time is the thread's own, so that neighbours count little. */
export function measureDecide(seconds: number): DecideFigures {
  const { book, cameras: made } = rightsCity();
  const ids = new IdPool();
  const cameras = made.map((camera) => ids.camera(camera));
  const started = cpuSeconds();
  const accesses = book.persons.map(({ id }) => accessOf(book, id)).filter((access) => access !== null);
  const resolveUs = ((cpuSeconds() - started) * 1e6) / accesses.length;
  const questions = questionsAbout(accesses, cameras);
  run(questions, 0.5);
  const { perSecond, allowedPercent, grantedPercent } = run(questions, seconds);
  const sizes = book.persons.map(({ id }) => JSON.stringify(bookFor(book, id)).length).sort((a, b) => a - b);
  return {
    cameras: cameras.length,
    persons: accesses.length,
    decisionsPerSecond: perSecond,
    inOrderPerSecond: run(questionsInOrder(accesses, cameras), seconds).perSecond,
    allowedPercent,
    grantedPercent,
    resolveUs,
    snapshotBytes: { median: sizes[sizes.length >> 1] ?? 0, most: sizes.at(-1) ?? 0 },
  };
}

function cpuSeconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1e6;
}

const now = 1000;
const count = 1_000_000;

/** A million questions in an order that no cache knows; the same ones in each run. */
function questionsAbout(accesses: readonly Access[], cameras: readonly CameraScope[]): Question[] {
  let state = 1;
  // Numerical Recipes' linear congruential generator.
  const below = (end: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * end);
  };
  const questions: Question[] = [];
  while (questions.length < count) {
    const person = accesses[below(accesses.length)];
    const camera = cameras[below(cameras.length)];
    const right = rights[below(rights.length)];
    if (person && camera && right) questions.push({ person, camera, right, now });
  }
  return questions;
}

function questionsInOrder(accesses: readonly Access[], cameras: readonly CameraScope[]): Question[] {
  const right: Right = 'view';
  return accesses
    .slice(0, count / cameras.length)
    .flatMap((person) => cameras.map((camera) => ({ person, camera, right, now })));
}

function run(questions: readonly Question[], seconds: number) {
  let asked = 0;
  let allowed = 0;
  let granted = 0;
  const started = cpuSeconds();
  while (cpuSeconds() - started < seconds) {
    for (const question of questions) {
      const { allowed: isAllowed, grantId } = decide(question);
      if (isAllowed) allowed += 1;
      if (grantId !== null) granted += 1;
    }
    asked += questions.length;
  }
  const percent = (part: number) => Math.round((part / asked) * 1000) / 10;
  return {
    perSecond: Math.round(asked / (cpuSeconds() - started)),
    allowedPercent: percent(allowed),
    grantedPercent: percent(granted),
  };
}
