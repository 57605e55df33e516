import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  camera,
  cameraRight,
  moment,
  personId,
  rightsBook,
} from '../../../test/support/rights-arbitraries.ts';
import { runs } from '../../../test/support/runs.ts';
import { accessOf } from './access.ts';
import { decide } from './decide.ts';
import { decideOffline } from './decide-offline.ts';

const question = fc.record({ book: rightsBook, personId, right: cameraRight, camera, now: moment });
const numRuns = runs(500);

describe('decideOffline', () => {
  test('decides as the hub until the snapshot expires', () => {
    fc.assert(
      fc.property(question, fc.integer({ min: 1, max: 5 }), ({ book, personId: id, ...asked }, left) => {
        const person = accessOf(book, id);
        if (person === null) return;
        const snapshot = { personId: id, expiresAtMs: asked.now + left };
        expect(decideOffline(snapshot, { ...asked, person })).toEqual(decide({ ...asked, person }));
      }),
      { numRuns },
    );
  });

  test('afterwards keeps only what the unit marked, and never more than the hub would allow', () => {
    let kept = 0;
    fc.assert(
      fc.property(question, fc.nat(5), ({ book, personId: id, ...asked }, ago) => {
        const person = accessOf(book, id);
        if (person === null) return;
        const snapshot = { personId: id, expiresAtMs: asked.now - ago };
        const said = decideOffline(snapshot, { ...asked, person });
        const marked = person.unit?.rightsWhenExpired.includes(asked.right) === true;
        const hubs = decide({ ...asked, person });
        expect(said.allowed).toBe(hubs.allowed && marked);
        if (hubs.allowed && !marked) expect(said.because).toBe('snapshot-expired');
        if (!said.allowed) return;
        kept += 1;
        expect(said).toEqual({ allowed: true, because: 'snapshot-expired-kept', grantId: hubs.grantId });
      }),
      { numRuns },
    );
    expect(kept).toBeGreaterThan(numRuns / 250);
  });

  test('keeps nothing by default once the snapshot has expired', () => {
    fc.assert(
      fc.property(question, ({ book, personId: id, ...asked }) => {
        const units = book.units.map((unit) => ({ ...unit, rightsWhenExpired: [] }));
        const person = accessOf({ ...book, units }, id);
        if (person === null) return;
        const snapshot = { personId: id, expiresAtMs: asked.now };
        expect(decideOffline(snapshot, { ...asked, person }).allowed).toBe(false);
      }),
      { numRuns },
    );
  });

  test("allows nothing by another person's snapshot", () => {
    fc.assert(
      fc.property(question, ({ book, personId: id, ...asked }) => {
        const person = accessOf(book, id);
        if (person === null) return;
        const snapshot = { personId: 'somebody-else', expiresAtMs: asked.now + 1 };
        expect(decideOffline(snapshot, { ...asked, person }).allowed).toBe(false);
      }),
      { numRuns },
    );
  });
});
