import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bookChange,
  camera,
  cameraRight,
  moment,
  rightsBook,
} from '../../../test/support/rights-arbitraries.ts';
import { runs } from '../../../test/support/runs.ts';
import { sampleHubCamera } from '../../../test/support/sample-hub-camera.ts';
import { accessOf } from '../../shared/rights/access.ts';
import { bookFor } from '../../shared/rights/book-for.ts';
import { decide } from '../../shared/rights/decide.ts';
import type { RightsBook } from '../../shared/rights/rights-book.ts';
import { CityBook } from './city-book.ts';
import { LiveCity } from './live-city.ts';
import { VisibleCameras } from './visible-cameras.ts';

const persons = ['person0', 'person1', 'person2', 'person3'];
const changes = fc.array(bookChange, { minLength: 1, maxLength: 6 });

function cityWith(rights: RightsBook): LiveCity {
  const book = new CityBook();
  for (const row of rights.tiers) book.set('tier', row.id, row);
  for (const row of rights.territories) book.set('territory', row.id, row);
  for (const row of rights.sectors) book.set('sector', row.id, row);
  for (const row of rights.units) book.set('unit', row.id, row);
  for (const row of rights.roles) book.set('role', row.id, row);
  for (const row of rights.persons) book.set('person', row.id, row);
  for (const row of rights.grants) book.set('grant', row.id, row);
  return new LiveCity(book);
}

describe('the city in memory', () => {
  test('decides after any changes as a book that was resolved afresh', () => {
    fc.assert(
      fc.property(rightsBook, changes, camera, cameraRight, moment, (rights, list, seen, right, now) => {
        const city = cityWith(rights);
        for (const { kind, row } of list) {
          for (const id of persons) city.accessOf(id);
          city.applyBook(kind, row.id, row);
        }
        for (const id of persons) {
          const person = city.accessOf(id);
          const fresh = accessOf(city.book(), id);
          expect(person === null).toBe(fresh === null);
          if (person === null || fresh === null) continue;
          expect(person.book).toBe(city.book());
          const asked = { right, camera: seen, now };
          expect(decide({ person, ...asked })).toEqual(decide({ person: fresh, ...asked }));
        }
      }),
      { numRuns: runs(160) },
    );
  });

  test('tells whose access a change concerns: for all others nothing in their part of the book is another', () => {
    fc.assert(
      fc.property(rightsBook, bookChange, (rights, { kind, row }) => {
        const city = cityWith(rights);
        const told: string[] = [];
        city.onAccessChanged((ids) => told.push(...ids));
        const before = new Map(persons.map((id) => [id, bookFor(city.book(), id)]));
        city.applyBook(kind, row.id, row);
        for (const id of persons)
          if (!told.includes(id)) expect(bookFor(city.book(), id)).toEqual(before.get(id));
      }),
      { numRuns: runs(300) },
    );
  });

  test('leaves those alone whom a change does not concern', () => {
    fc.assert(
      fc.property(rightsBook, bookChange, (rights, { kind, row }) => {
        const city = cityWith(rights);
        const told: string[] = [];
        city.onAccessChanged((ids) => told.push(...ids));
        city.applyBook(kind, row.id, row);
        if (kind === 'person') expect(told).toEqual([row.id]);
        if (kind === 'role')
          expect(told).toEqual(
            city
              .book()
              .persons.filter(({ roleIds }) => roleIds.includes(row.id))
              .map(({ id }) => id),
          );
      }),
      { numRuns: runs(100) },
    );
  });

  test('takes no row that is none of its kind', () => {
    const city = cityWith({
      tiers: [],
      territories: [],
      sectors: [],
      units: [],
      roles: [],
      persons: [],
      grants: [],
    });
    expect(() => city.applyBook('unit', 'unit0', { id: 'unit0' })).toThrow();
    expect(city.book().units).toEqual([]);
  });

  test('tells of a camera with what it was before', () => {
    const city = new LiveCity(new CityBook());
    const seen: unknown[] = [];
    city.onCameraChanged((now, before) => seen.push([now.name, before?.name]));
    city.applyCamera(sampleHubCamera({ id: 'camera0', name: 'A' }));
    city.applyCamera(sampleHubCamera({ id: 'camera0', name: 'B' }));
    expect(seen).toEqual([
      ['A', undefined],
      ['B', 'A'],
    ]);
    expect(city.camera('camera0')?.name).toBe('B');
    expect([...city.cameras()]).toHaveLength(1);
  });
});

describe('the cameras that a person sees', () => {
  const cameras = fc.array(fc.record({ scope: camera, retired: fc.boolean() }), {
    minLength: 2,
    maxLength: 8,
  });

  /** Whom the rules let view it, and who looks after it. */
  function sees(city: LiveCity, id: string, now: number): string[] {
    const person = city.accessOf(id);
    if (person === null) return [];
    const views = [...city.cameras()].filter((seen) => {
      if (seen.retired) return false;
      return decide({ person, right: 'view', camera: seen, now }).allowed;
    });
    return views.map((seen) => seen.id);
  }

  test('are those that the rules let them view, after any change of book, cameras and time', () => {
    let met = 0;
    const withoutAdministrators = rightsBook.map((book) => ({
      ...book,
      roles: book.roles.map((role) => ({
        ...role,
        rights: role.rights.filter((right) => right !== 'administer'),
      })),
    }));
    const step = fc.oneof(
      fc.record({ book: bookChange.filter(({ kind }) => kind !== 'role'), camera: fc.constant(null) }),
      fc.record({ book: fc.constant(null), camera: cameras }),
    );
    fc.assert(
      fc.property(
        withoutAdministrators,
        fc.array(fc.tuple(step, moment), { minLength: 1, maxLength: 6 }),
        (rights, steps) => {
          const city = cityWith(rights);
          const visible = new VisibleCameras(city);
          for (const [change, now] of steps) {
            if (change.book) city.applyBook(change.book.kind, change.book.row.id, change.book.row);
            for (const { scope, retired } of change.camera ?? [])
              city.applyCamera(sampleHubCamera({ ...scope, retired }));
            for (const id of persons) {
              const person = city.accessOf(id);
              if (person === null) continue;
              const ids = [...visible.of(person, now).cameras.keys()];
              met += ids.length;
              expect(ids.sort()).toEqual(sees(city, id, now).sort());
            }
          }
          visible.dispose();
        },
      ),
      { numRuns: runs(120) },
    );
    expect(met).toBeGreaterThan(runs(20));
  });

  test('are one set for people of one scope', () => {
    fc.assert(
      fc.property(rightsBook, moment, (rights, now) => {
        const city = cityWith({ ...rights, grants: [] });
        const visible = new VisibleCameras(city);
        const [first, second] = persons.map((id) => city.accessOf(id));
        if (!first || !second) return;
        const alike = { ...second, person: { ...first.person, id: second.person.id, name: 'another' } };
        city.applyBook('person', second.person.id, alike.person);
        const now1 = city.accessOf(first.person.id);
        const now2 = city.accessOf(second.person.id);
        if (!now1 || !now2) return;
        expect(visible.of(now2, now)).toBe(visible.of(now1, now));
      }),
      { numRuns: runs(60) },
    );
  });

  test('change with a word to the scopes that a camera came into or left', () => {
    const city = cityWith(sampleRights());
    const visible = new VisibleCameras(city);
    const person = city.accessOf('person0');
    if (person === null) throw new Error('the sample has no person0');
    const { key } = visible.of(person, 0);
    const told: unknown[] = [];
    visible.onChanged(({ camera: { id }, shown, gone }) => told.push({ id, shown, gone }));
    city.applyCamera(sampleHubCamera({ id: 'camera0', managingUnitId: 'unit0' }));
    city.applyCamera(sampleHubCamera({ id: 'camera1', managingUnitId: 'unit1' }));
    city.applyCamera(sampleHubCamera({ id: 'camera0', managingUnitId: 'unit1' }));
    expect(told).toEqual([
      { id: 'camera0', shown: [key], gone: [] },
      { id: 'camera0', shown: [], gone: [key] },
    ]);
  });
});

/** One person, whose unit sees what it manages. */
function sampleRights(): RightsBook {
  const open = { validFromMs: null, validToMs: null };
  return {
    tiers: [{ id: 'tier0', name: 'Cấp xã', rank: 3, reach: 'managed', police: false, ...open }],
    territories: [],
    sectors: [],
    units: [
      {
        id: 'unit0',
        name: 'Phường Hoàn Kiếm',
        parentId: null,
        tierId: 'tier0',
        territoryId: null,
        sectorIds: [],
        focalPoint: { name: 'Lê Văn C', title: '', phone: '' },
        rightsWhenExpired: [],
        ...open,
      },
    ],
    roles: [{ id: 'role0', name: 'Trực ban', unitId: null, rights: ['view'], document: null, ...open }],
    persons: [
      {
        id: 'person0',
        account: 'lan',
        name: 'Lan',
        unitId: 'unit0',
        roleIds: ['role0'],
        disabled: false,
        ...open,
      },
    ],
    grants: [],
  };
}
