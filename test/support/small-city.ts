import type { HubCamera } from '../../src/shared/hub/hub-camera.ts';
import type { Right } from '../../src/shared/rights/right.ts';
import type { RightsBook } from '../../src/shared/rights/rights-book.ts';
import { sampleHubCamera } from './sample-hub-camera.ts';

const always = { validFromMs: null, validToMs: null };
const focalPoint = { name: 'Nguyễn Văn A', title: '', phone: '' };

function unit(id: string, tierId: string, territoryId: string | null, parentId: string | null) {
  return {
    id,
    name: id,
    parentId,
    tierId,
    territoryId,
    sectorIds: [],
    focalPoint,
    rightsWhenExpired: [],
    ...always,
  };
}

function role(id: string, rights: Right[]) {
  return { id, name: id, unitId: null, rights, document: null, ...always };
}

function person(id: string, unitId: string, roleIds: string[]) {
  return { id, account: id, name: id, unitId, roleIds, disabled: false, ...always };
}

/** An operations centre and two wards; in each an operator, in the centre an administrator and an inspector, in ward1 an inspector of its own. */
export function smallBook(): RightsBook {
  return {
    tiers: [
      { id: 'city', name: 'IOC', rank: 1, reach: 'city', police: false, ...always },
      { id: 'area', name: 'Phường', rank: 3, reach: 'territory', police: false, ...always },
    ],
    territories: [
      { id: 'hanoi', name: 'Hà Nội', parentId: null, ...always },
      { id: 'area1', name: 'Phường 1', parentId: 'hanoi', ...always },
      { id: 'area2', name: 'Phường 2', parentId: 'hanoi', ...always },
    ],
    sectors: [],
    units: [
      unit('ioc', 'city', 'hanoi', null),
      unit('ward1', 'area', 'area1', 'ioc'),
      unit('ward2', 'area', 'area2', 'ioc'),
    ],
    roles: [
      role('operator', ['view', 'bookmark']),
      role('administrator', ['view', 'administer']),
      role('inspector', ['audit']),
    ],
    persons: [
      person('chief', 'ioc', ['operator']),
      person('admin', 'ioc', ['administrator']),
      person('auditor', 'ioc', ['inspector']),
      person('one', 'ward1', ['operator']),
      person('uno', 'ward1', ['operator']),
      person('auditor1', 'ward1', ['inspector']),
      person('two', 'ward2', ['operator']),
    ],
    grants: [],
  };
}

/** Two cameras in ward1, one in ward2, one with a state secret. */
export function smallCameras(): HubCamera[] {
  const ward1 = { territoryId: 'area1', managingUnitId: 'ward1' };
  return [
    sampleHubCamera({ id: 'cam1', number: 1, ...ward1 }),
    sampleHubCamera({ id: 'cam2', number: 2, ...ward1 }),
    sampleHubCamera({ id: 'cam3', number: 3, territoryId: 'area2', managingUnitId: 'ward2' }),
    sampleHubCamera({ id: 'secret', number: 4, class: 'state-secret', ...ward1 }),
  ];
}
