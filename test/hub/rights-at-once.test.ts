import { afterEach, beforeEach, expect, test } from 'vitest';
import { Grant } from '../../src/shared/rights/grant.ts';
import { Person } from '../../src/shared/rights/person.ts';
import { Role } from '../../src/shared/rights/role.ts';
import { administer, bookRow, HubWithDesks, watch } from './hub-with-desks.ts';

let city: HubWithDesks;

beforeEach(async () => {
  city = await HubWithDesks.open();
});

afterEach(() => city.close());

test('a role is changed at one desk: the tiles of all others who have it close with a word why, and open again', async () => {
  const admin = await city.signedIn('quantri');
  const desks = [await city.signedIn('giamsat'), await city.signedIn('giamsat')];
  const [camera] = desks[0]?.service.cameras.all() ?? [];
  const cameraId = camera?.id ?? '';
  const tiles = desks.map((desk) => watch(desk, cameraId));
  for (const desk of desks)
    await expect.poll(() => desk.streams.cameras.map(({ id }) => id)).toEqual([cameraId]);
  const roleId = city.hub.core.city.accessOf('person-giamsat')?.person.roleIds[0] ?? '';
  const { row, version } = await bookRow(admin, { kind: 'role', id: roleId }, Role);
  const rights = row.rights.filter((right) => right !== 'view');
  await administer(admin, 'role.put', { row: { ...row, rights }, version });
  for (const [at, desk] of desks.entries()) {
    await expect.poll(() => tiles[at]?.at(-1)).toBe('out-of-scope');
    expect(desk.streams.cameras).toEqual([]);
    expect(desk.service.view().link).toBe('online');
  }
  await administer(admin, 'role.put', { row, version: version + 1 });
  for (const desk of desks)
    await expect.poll(() => desk.streams.cameras.map(({ id }) => id)).toEqual([cameraId]);
});

test('a grant opens a camera of elsewhere at the desk, and its end closes it', async () => {
  const admin = await city.signedIn('quantri');
  const ward = await city.signedIn('hoankiem');
  const elsewhere = [...city.hub.core.city.cameras()].find(
    ({ id, class: kind, retired }) => kind === 'ordinary' && !retired && !ward.service.cameras.info(id),
  );
  const cameraId = elsewhere?.id ?? '';
  const reasons = watch(ward, cameraId);
  await expect.poll(() => reasons.at(-1)).toBe('out-of-scope');
  const unitId = city.hub.core.city.accessOf('person-hoankiem')?.person.unitId ?? '';
  const now = Date.now();
  const grant = Grant.parse({
    id: 'grant-1',
    to: { kind: 'unit', unitId },
    cameraIds: [cameraId],
    cameraClass: 'ordinary',
    rights: ['view'],
    document: { number: '12/CV', date: '2026-11-22', signer: 'Nguyễn Văn A' },
    purpose: 'Sự kiện',
    fromMs: now - 1000,
    toMs: now + 3_600_000,
    revokedAtMs: null,
  });
  await administer(admin, 'grant.put', { row: grant, version: 0 });
  await expect.poll(() => ward.streams.cameras.map(({ id }) => id)).toEqual([cameraId]);
  await administer(admin, 'grant.revoke', { grantId: 'grant-1', reason: 'Xong' });
  await expect.poll(() => ward.streams.cameras).toEqual([]);
  expect(reasons.at(-1)).toBe('out-of-scope');
  await expect.poll(() => ward.service.cameras.info(cameraId) ?? null).toBeNull();
});

test('a person is moved to another unit: the desk has the cameras of that one, and no others', async () => {
  const admin = await city.signedIn('quantri');
  const desk = await city.signedIn('hoankiem');
  const ids = () => new Set(desk.service.cameras.all().map(({ id }) => id));
  const before = ids();
  const { row, version } = await bookRow(admin, { kind: 'person', id: 'person-hoankiem' }, Person);
  await administer(admin, 'person.put', { row: { ...row, unitId: 'ward-tay-ho' }, version });
  const { city: rights, visible } = city.hub.core;
  const access = rights.accessOf('person-hoankiem');
  const due = new Set(access ? visible.of(access, Date.now()).cameras.keys() : []);
  expect([...due].filter((id) => !before.has(id))).not.toEqual([]);
  await expect.poll(ids).toEqual(due);
});
