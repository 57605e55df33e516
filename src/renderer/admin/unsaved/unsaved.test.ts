import { beforeEach, expect, test } from 'vitest';
import { Unsaved, type UnsavedWork } from './unsaved.ts';

const changes: UnsavedWork = { kind: 'changes', title: 'Nguyễn Hải Yến' };
const gone: string[] = [];
const to = (place: string) => () => void gone.push(place);
let unsaved: Unsaved;

const asks = () => unsaved.store.getState().leaving !== null;

beforeEach(() => {
  gone.length = 0;
  unsaved = new Unsaved();
});

test('where all is saved one goes at once', () => {
  unsaved.leave(to('roles'));
  unsaved.mark('person', changes);
  unsaved.mark('person', null);
  unsaved.leave(to('units'));
  expect(gone).toEqual(['roles', 'units']);
  expect(asks()).toBe(false);
});

test('nobody leaves changes without being asked, and staying stays', () => {
  unsaved.mark('person', changes);
  unsaved.leave(to('roles'));
  expect(gone).toEqual([]);
  expect(asks()).toBe(true);
  unsaved.stay();
  expect(asks()).toBe(false);
  unsaved.discard();
  expect(gone).toEqual([]);
});

test('who discards goes where they wanted to, once', () => {
  unsaved.mark('person', changes);
  unsaved.leave(to('roles'));
  unsaved.leave(to('units'));
  unsaved.discard();
  unsaved.discard();
  expect(gone).toEqual(['units']);
});

test('who was asked while it was being saved goes on once it is saved', () => {
  unsaved.mark('person', changes);
  unsaved.leave(to('roles'));
  unsaved.mark('person', { ...changes, title: 'Nguyễn Hải Yến (A)' });
  expect(gone).toEqual([]);
  unsaved.mark('person', null);
  expect(gone).toEqual(['roles']);
  expect(asks()).toBe(false);
});

test('one of two forms being saved, the other still asks', () => {
  unsaved.mark('person', changes);
  unsaved.mark('table', { kind: 'import', title: 'camera.csv' });
  unsaved.mark('person', null);
  unsaved.leave(to('roles'));
  expect(asks()).toBe(true);
  expect([...unsaved.store.getState().works.values()].map(({ kind }) => kind)).toEqual(['import']);
});

test('a form that stays open after the question keeps its mark', () => {
  unsaved.mark('person', changes);
  unsaved.leave(to('nowhere'));
  unsaved.discard();
  unsaved.leave(to('roles'));
  expect(gone).toEqual(['nowhere']);
  expect(asks()).toBe(true);
});
