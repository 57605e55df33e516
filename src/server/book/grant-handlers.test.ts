import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CommandInput, CommandName } from '../../shared/hub/commands.ts';
import { decide } from '../../shared/rights/decide.ts';
import type { Grant } from '../../shared/rights/grant.ts';
import type { Right } from '../../shared/rights/right.ts';
import { codeOf, openTestHub, type TestHub, testCamera } from '../catalogue/test-hub.ts';
import { demoBook } from '../demo/demo-book.ts';
import { bookHandlers } from './book-handlers.ts';

const day = 86_400_000;
let hub: TestHub;

beforeEach(async () => {
  const accounts = { create: async () => 'one-time' };
  const book = demoBook([]);
  // The pretend city's police have no administrator, and nobody who manages cameras may hand out pictures.
  const more: Record<string, string[]> = {
    congan: ['police-commander', 'unit-administrator'],
    giaothong: ['unit-administrator', 'investigator', 'police-commander'],
  };
  const persons = book.persons.map((person) => ({
    ...person,
    roleIds: more[person.account] ?? person.roleIds,
  }));
  hub = await openTestHub({
    book: { ...book, persons },
    cameras: [
      testCamera(1),
      testCamera(2, { managingUnitId: 'ward-tay-ho', territoryId: 'tay-ho' }),
      testCamera(3, { class: 'police-operational', managingUnitId: 'police' }),
      testCamera(4, { class: 'state-secret', managingUnitId: 'center-traffic' }),
      testCamera(5, { class: 'private', managingUnitId: 'river-estate' }),
    ],
    handlers: () => bookHandlers({ accounts }),
  });
});

afterEach(() => hub.dispose());

const grant = (more: Partial<Grant> = {}): Grant => ({
  id: 'grant-1',
  document: { number: '128/UBND-NC', date: '2026-01-12', signer: 'Lương Thế Vinh' },
  purpose: 'Lễ hội hoa',
  to: { kind: 'person', personId: 'person-hoankiem' },
  cameraClass: 'ordinary',
  cameraIds: ['cam-2'],
  rights: ['view'],
  fromMs: hub.now(),
  toMs: hub.now() + day,
  revokedAtMs: null,
  ...more,
});
const toPolice = { to: { kind: 'unit', unitId: 'police' } as const };

async function code<N extends CommandName>(
  account: string,
  name: N,
  input: CommandInput<N>,
): Promise<string> {
  return codeOf(await hub.submit(account, name, input));
}

function give(account: string, row: unknown, version = 0): Promise<string> {
  // Some rows are meant to be bad.
  return code(account, 'grant.put', { row, version } as CommandInput<'grant.put'>);
}

function may(account: string, cameraId: string, right: Right = 'view'): string {
  const person = hub.city.accessOf(`person-${account}`);
  const camera = hub.city.camera(cameraId);
  if (person === null || camera === undefined) throw new Error(`no ${account} or ${cameraId}`);
  return decide({ person, right, camera, now: hub.now() }).because;
}

describe('a grant', () => {
  test('opens a camera outside the own scope until it ends by itself', async () => {
    expect(may('hoankiem', 'cam-2')).toBe('outside-scope');
    expect(await give('quantri', grant())).toBe('ok');
    expect(may('hoankiem', 'cam-2')).toBe('grant');
    expect(may('hoankiem', 'cam-2', 'replay')).toBe('outside-scope');
    hub.pass(day);
    expect(may('hoankiem', 'cam-2')).toBe('outside-scope');
  });

  test.each([
    ['no document', { document: undefined }],
    ['no number', { document: { number: ' ', date: '2026-01-12', signer: 'A' } }],
    ['no date', { document: { number: '1', date: '', signer: 'A' } }],
    ['nobody who signed it', { document: { number: '1', date: '2026-01-12', signer: '' } }],
    ['no cameras', { cameraIds: [] }],
    ['no purpose', { purpose: '' }],
    ['no end', { toMs: undefined }],
    ['an end before its begin', { toMs: 1 }],
  ])('is refused with %s', async (_what, more) => {
    expect(await give('quantri', { ...grant(), ...more })).toBe('bad-input');
  });

  test.each([
    ['unknown-reference', { cameraIds: ['cam-99'] }],
    ['unknown-reference', { to: { kind: 'person', personId: 'nobody' } as const }],
    ['unknown-reference', { to: { kind: 'unit', unitId: 'nowhere' } as const }],
    ['camera-class', { cameraClass: 'public' as const }],
    ['right-not-for-cameras', { rights: ['view', 'administer'] as Right[] }],
    ['right-not-for-cameras', { rights: ['audit'] as Right[] }],
    ['document-date', { document: { number: '1', date: '2030-01-01', signer: 'A' } }],
    ['grant-revoked', { revokedAtMs: 5 }],
  ])('is refused as %s', async (fault, more) => {
    expect(await give('quantri', grant(more))).toBe(fault);
  });

  test('is refused when it would be over already', async () => {
    expect(await give('quantri', grant({ fromMs: 0, toMs: hub.now() }))).toBe('grant-over');
  });

  test('is given by who administers the camera, of rights that they have, or by the city', async () => {
    expect(await give('hatang', grant())).toBe('not-allowed');
    expect(await give('giamsat', grant())).toBe('not-allowed');
    expect(await give('tayho', grant({ rights: ['view', 'export'] }))).toBe('wider-than-own');
    expect(await give('tayho', grant({ cameraIds: ['cam-1', 'cam-2'] }))).toBe('not-allowed');
    expect(await give('tayho', grant())).toBe('ok');
  });

  test('is altered only by who could take it back', async () => {
    expect(await give('quantri', grant({ cameraIds: ['cam-1'] }))).toBe('ok');
    expect(await give('tayho', grant({ cameraIds: ['cam-2'] }), 1)).toBe('not-allowed');
    expect(await give('quantri', grant({ cameraIds: ['cam-2'] }), 1)).toBe('ok');
    expect(may('hoankiem', 'cam-2')).toBe('grant');
    expect(await give('tayho', grant({ toMs: hub.now() + 1 }), 2)).toBe('ok');
  });

  test('is dead once revoked, and stays so', async () => {
    await give('quantri', grant());
    const revoke = { grantId: 'grant-1', reason: 'Hết nhiệm vụ' };
    expect(await code('hatang', 'grant.revoke', revoke)).toBe('not-allowed');
    expect(may('hoankiem', 'cam-2')).toBe('grant');
    expect(await code('tayho', 'grant.revoke', revoke)).toBe('ok');
    expect(may('hoankiem', 'cam-2')).toBe('outside-scope');
    expect(await give('quantri', grant(), 2)).toBe('grant-revoked');
    expect(await code('quantri', 'grant.revoke', revoke)).toBe('grant-revoked');
    expect(await code('quantri', 'grant.revoke', { ...revoke, grantId: 'grant-9' })).toBe('not-found');
    const [entry] = (await hub.audited('command.grant.revoke')).filter(({ outcome }) => outcome === 'done');
    expect(entry?.detail).toMatchObject({ reason: 'Hết nhiệm vụ', before: { revokedAtMs: null } });
  });
});

describe('police operational cameras', () => {
  const police = { ...toPolice, cameraClass: 'police-operational' as const, cameraIds: ['cam-3'] };

  test('are given by an administrator of the police only', async () => {
    expect(await give('quantri', grant(police))).toBe('police-only');
    expect(may('dieutra', 'cam-3')).toBe('police-operational');
    expect(await give('congan', grant(police))).toBe('ok');
    expect(may('dieutra', 'cam-3')).toBe('grant');
  });

  test('are given to the police only', async () => {
    const toWard = { to: { kind: 'person', personId: 'person-hoankiem' } as const };
    expect(await give('congan', grant({ ...police, ...toWard }))).toBe('police-only');
    expect(await give('congan', grant({ ...police, to: { kind: 'unit', unitId: 'ioc' } }))).toBe(
      'police-only',
    );
  });

  test('are in no grant of another class', async () => {
    expect(await give('congan', grant({ ...toPolice, cameraIds: ['cam-3'] }))).toBe('camera-class');
  });
});

describe('what holds state secrets', () => {
  const secret = { cameraClass: 'state-secret' as const, cameraIds: ['cam-4'] };

  test('is given by its managing unit only', async () => {
    expect(await give('quantri', grant(secret))).toBe('not-allowed');
    expect(await give('giaothong', grant(secret))).toBe('ok');
    expect(may('hoankiem', 'cam-4')).toBe('grant');
  });

  test('is in no grant to share or export', async () => {
    const handingOut: Right[] = ['share', 'export'];
    for (const right of handingOut)
      expect(await give('giaothong', grant({ ...secret, rights: ['view', right] }))).toBe(
        'state-secret-stays',
      );
  });
});

test('a private camera is opened by a grant of its class', async () => {
  expect(may('giamsat', 'cam-5')).toBe('private-camera');
  const row = grant({ cameraClass: 'private', cameraIds: ['cam-5'], to: { kind: 'unit', unitId: 'ioc' } });
  expect(await give('quantri', row)).toBe('ok');
  expect(may('giamsat', 'cam-5')).toBe('grant');
});
