import type { HubCamera } from '../../shared/hub/hub-camera.ts';
import type { Grant } from '../../shared/rights/grant.ts';
import { personIdOf } from './demo-accounts.ts';

const dayMs = 86_400_000;

/** A ward may look over its river bank for a quarter of a year; the police have their own cameras, which nobody else sees. */
export function demoGrants(cameras: readonly HubCamera[], nowMs: number): Grant[] {
  const inClass = (kind: HubCamera['class']) => cameras.filter((camera) => camera.class === kind);
  const riverBank = inClass('ordinary').filter(({ territoryId }) => territoryId === 'hong-ha');
  const fromMs = nowMs - dayMs;
  const shared = { fromMs, toMs: nowMs + 90 * dayMs, revokedAtMs: null };
  const ward: Grant = {
    ...shared,
    id: 'grant-river-bank',
    document: { number: '128/UBND-NC', date: '2026-01-12', signer: 'Lương Thế Vinh' },
    purpose: 'Theo dõi ven sông mùa nước',
    to: { kind: 'person', personId: personIdOf('hoankiem') },
    cameraClass: 'ordinary',
    cameraIds: riverBank.slice(0, 60).map(({ id }) => id),
    rights: ['view', 'replay'],
  };
  const police: Grant = {
    ...shared,
    id: 'grant-police',
    document: { number: '07/CATP-PV01', date: '2026-01-08', signer: 'Trịnh Quốc Việt' },
    purpose: 'Nhiệm vụ nghiệp vụ',
    to: { kind: 'unit', unitId: 'police' },
    cameraClass: 'police-operational',
    cameraIds: inClass('police-operational').map(({ id }) => id),
    rights: ['view', 'replay', 'ptz'],
  };
  return [ward, police].filter(({ cameraIds }) => cameraIds.length > 0);
}
