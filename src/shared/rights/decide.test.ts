import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { naiveDecision } from '../../../test/support/naive-decision.ts';
import {
  camera,
  cameraRight,
  moment,
  personId,
  rightsBook,
} from '../../../test/support/rights-arbitraries.ts';
import { runs } from '../../../test/support/runs.ts';
import { type Access, accessOf } from './access.ts';
import type { CameraScope } from './camera-scope.ts';
import { decide } from './decide.ts';
import type { Right } from './right.ts';
import type { RightsBook } from './rights-book.ts';

const numRuns = runs(400);
const question = fc.record({ book: rightsBook, personId, right: cameraRight, camera, now: moment });
type Asked = { book: RightsBook; personId: string; right: Right; camera: CameraScope; now: number };

/** Null when the book has no such person. */
function answer({ book, personId, right, camera, now }: Asked) {
  const person = accessOf(book, personId);
  return person === null ? null : decide({ person, right, camera, now });
}

/** Every example whose answer the check needs; fails when the generator hardly ever makes one, for then the property would say nothing. */
function checkAllowed(arbitrary: fc.Arbitrary<Asked>, check: (asked: Asked, person: Access) => void): void {
  let met = 0;
  fc.assert(
    fc.property(arbitrary, (asked) => {
      const person = accessOf(asked.book, asked.personId);
      if (person === null || !decide({ ...asked, person }).allowed) return;
      met += 1;
      check(asked, person);
    }),
    { numRuns },
  );
  expect(met).toBeGreaterThan(numRuns / 200);
}

const ofClass = (name: CameraScope['class']) =>
  question.map((asked) => ({ ...asked, camera: { ...asked.camera, class: name } }));

/** Every grant is of this class and holds at all times of the tests, for one person, so that grants decide. */
const generous = (asked: Asked): Asked => ({
  ...asked,
  book: {
    ...asked.book,
    grants: asked.book.grants.map((grant) => ({
      ...grant,
      cameraClass: asked.camera.class,
      to: { kind: 'person', personId: asked.personId },
      cameraIds: [asked.camera.id],
      revokedAtMs: null,
    })),
  },
});

describe('decide', () => {
  test('agrees with the rules written out naively', () => {
    let allowed = 0;
    fc.assert(
      fc.property(fc.oneof(question, question.map(generous)), (asked) => {
        const said = answer(asked);
        if (said?.allowed === true) allowed += 1;
        expect(said?.allowed ?? null).toBe(naiveDecision(asked));
      }),
      { numRuns: runs(1000) },
    );
    expect(allowed).toBeGreaterThan(runs(50));
  });

  test('denies by default: without roles and grants nothing is allowed', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const said = answer({ ...asked, book: { ...asked.book, roles: [], grants: [] } });
        expect(said?.allowed).not.toBe(true);
      }),
      { numRuns },
    );
  });

  test('denies a person who is disabled or not valid now, and one whose unit or its tier is not', () => {
    checkAllowed(question, ({ now }, { person, unit, tier }) => {
      expect(person.disabled).toBe(false);
      for (const thing of [person, unit, tier]) {
        expect(thing?.validFromMs ?? now).toBeLessThanOrEqual(now);
        expect(thing?.validToMs ?? now + 1).toBeGreaterThan(now);
      }
    });
  });

  test('a police operational camera only through a grant of its own class, to people of a police tier', () => {
    checkAllowed(
      fc.oneof(ofClass('police-operational'), ofClass('police-operational').map(generous)),
      (asked, person) => {
        const said = decide({ ...asked, person });
        const used = asked.book.grants.find(({ id }) => id === said.grantId);
        expect(used?.cameraClass).toBe('police-operational');
        expect(used?.cameraIds).toContain(asked.camera.id);
        expect(person.tier?.police).toBe(true);
      },
    );
  });

  test('a state-secret camera is never shared or exported, grant or not', () => {
    const handedOut = fc
      .tuple(
        fc.oneof(ofClass('state-secret'), ofClass('state-secret').map(generous)),
        fc.constantFrom('share' as const, 'export' as const),
      )
      .map(([asked, right]) => ({ ...asked, right }));
    fc.assert(
      fc.property(handedOut, (asked) => {
        expect(answer(asked)?.allowed).not.toBe(true);
      }),
      { numRuns },
    );
  });

  test('a state-secret camera is seen only through a grant of its own class', () => {
    checkAllowed(
      fc.oneof(ofClass('state-secret'), ofClass('state-secret').map(generous)),
      (asked, person) => {
        const said = decide({ ...asked, person });
        expect(asked.book.grants.find(({ id }) => id === said.grantId)?.cameraClass).toBe('state-secret');
      },
    );
  });

  test('a private camera is for the people of its managing unit and for grants of its class', () => {
    checkAllowed(fc.oneof(ofClass('private'), ofClass('private').map(generous)), (asked, person) => {
      const { grantId } = decide({ ...asked, person });
      if (grantId === null) expect(person.person.unitId).toBe(asked.camera.managingUnitId);
      else expect(asked.book.grants.find(({ id }) => id === grantId)?.cameraClass).toBe('private');
    });
  });

  test('a grant allows nothing before its start, after its end or once revoked', () => {
    checkAllowed(question.map(generous), (asked, person) => {
      const { grantId } = decide({ ...asked, person });
      if (grantId === null) return;
      const used = asked.book.grants.find(({ id }) => id === grantId);
      expect(used?.fromMs).toBeLessThanOrEqual(asked.now);
      expect(used?.toMs).toBeGreaterThan(asked.now);
      expect(used?.revokedAtMs).toBeNull();
      const revoked = asked.book.grants.map((grant) => ({ ...grant, revokedAtMs: asked.now }));
      expect(answer({ ...asked, book: { ...asked.book, grants: revoked } })?.allowed).toBe(false);
    });
  });

  test('the operations centre sees everything else', () => {
    const cameras = fc.record({
      asked: question,
      class: fc.constantFrom('ordinary' as const, 'public' as const),
    });
    let met = 0;
    fc.assert(
      fc.property(cameras, ({ asked, class: name }) => {
        const book = {
          ...asked.book,
          tiers: asked.book.tiers.map((tier) => ({ ...tier, reach: 'city' as const })),
        };
        const person = accessOf(book, asked.personId);
        const said = answer({ ...asked, book, right: 'view', camera: { ...asked.camera, class: name } });
        const general = ['not-active', 'unit-not-valid'];
        if (person === null || said === null || general.includes(said.because)) return;
        const mayView = person.roleRights.view.some(
          ({ fromMs, toMs }) => fromMs <= asked.now && asked.now < toMs,
        );
        if (!mayView) return;
        met += 1;
        expect(said.allowed).toBe(true);
      }),
      { numRuns },
    );
    expect(met).toBeGreaterThan(numRuns / 200);
  });

  test('taking a right away from a role never allows more', () => {
    fc.assert(
      fc.property(question, cameraRight, (asked, taken) => {
        const roles = asked.book.roles.map((role) => ({
          ...role,
          rights: role.rights.filter((right) => right !== taken),
        }));
        const after = answer({ ...asked, book: { ...asked.book, roles } });
        if (after?.allowed === true) expect(answer(asked)?.allowed).toBe(true);
      }),
      { numRuns },
    );
  });

  test('to administer and to audit are not about a camera', () => {
    fc.assert(
      fc.property(
        question.map(generous),
        fc.constantFrom('administer' as const, 'audit' as const),
        (asked, right) => {
          expect(answer({ ...asked, right })?.allowed).not.toBe(true);
        },
      ),
      { numRuns: runs(100) },
    );
  });

  test('gives shared decisions that nobody can alter', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const said = answer(asked);
        if (said === null) return;
        expect(Object.isFrozen(said)).toBe(true);
        if (said.grantId === null) expect(answer(asked)).toBe(said);
      }),
      { numRuns: runs(100) },
    );
  });
});
