import type { HubCamera } from '../../src/shared/hub/hub-camera.ts';
import type { CameraScope } from '../../src/shared/rights/camera-scope.ts';

/** A camera of the catalogue with what the rules need as given and the rest as it may be. */
export function sampleHubCamera(scope: Partial<HubCamera> & Pick<CameraScope, 'id'>): HubCamera {
  return {
    class: 'ordinary',
    territoryId: 'area0',
    sectorIds: [],
    managingUnitId: 'unit0',
    number: 1,
    name: 'Ngã tư Hàng Bài',
    street: 'Hàng Bài',
    position: null,
    catalogue: {
      device: { maker: 'Hãng', model: 'M1', serial: '', kind: 'fixed', conformity: null },
      supplyingUnitId: 'unit0',
      updateForm: 'online',
      updateFrequency: 'daily',
      usingUnitIds: [],
    },
    heightM: null,
    azimuthDeg: null,
    fieldOfViewDeg: null,
    placeType: 'street',
    purpose: '',
    funding: null,
    document: null,
    streams: [{ role: 'main', url: 'rtsp://10.0.0.1/main', transport: 'tcp' }],
    retired: false,
    ...scope,
  };
}
