import { z } from 'zod';
import { CameraStream } from '../camera/camera.ts';
import { StreamRole } from '../camera/stream-role.ts';
import { CameraScope } from '../rights/camera-scope.ts';
import { OfficialDocument } from '../rights/document.ts';
import { EntityId } from '../rights/entity-id.ts';

const text = (most: number) => z.string().trim().max(most);

/** Minimum catalogue of Art. 8: device, supplying unit, update form and frequency, using units; more is allowed ("gồm ít nhất"). */
export const CatalogueGroups = z.object({
  device: z.object({
    maker: text(200).min(1),
    model: text(200).min(1),
    serial: text(200),
    kind: z.enum(['fixed', 'ptz', 'dome', 'panoramic', 'thermal', 'other']),
    /** Meets decision 724 or QCVN 135; null: not known. */
    conformity: z.boolean().nullable(),
  }),
  supplyingUnitId: EntityId,
  updateForm: text(200).min(1),
  updateFrequency: text(200).min(1),
  usingUnitIds: z.array(EntityId).max(200),
});

/** A camera as the hub keeps it. The streams' addresses hold no credentials: those are kept sealed, apart. */
export const HubCamera = CameraScope.extend({
  number: z.number().int().min(0).max(9_999_999),
  name: text(500).min(1),
  street: text(500),
  position: z
    .object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
    .nullable(),
  catalogue: CatalogueGroups,
  /** Above ground, metres; its layer of Art. 13.2 is computed. */
  heightM: z.number().min(0).max(1000).nullable(),
  /** Clockwise from north. */
  azimuthDeg: z.number().min(0).lt(360).nullable(),
  fieldOfViewDeg: z.number().gt(0).max(360).nullable(),
  placeType: text(100),
  purpose: text(500),
  funding: z.enum(['city', 'local', 'community', 'other']).nullable(),
  /** Consent under which it was added although data existed (Art. 5.4), or put up in public (Art. 15.1). */
  document: OfficialDocument.nullable(),
  streams: z.array(CameraStream).min(1).max(2),
  /** Taken out of service, kept for history. */
  retired: z.boolean(),
});
export type HubCamera = z.infer<typeof HubCamera>;

/** What every desk that may see a camera knows of it; the row of the topic `cameras`, short because 50,000 of them cross the wire. */
export const CameraRow = CameraScope.extend({
  number: z.number().int(),
  name: z.string(),
  street: z.string(),
  position: HubCamera.shape.position,
  placeType: z.string(),
  ptz: z.boolean(),
  roles: z.array(StreamRole),
});
export type CameraRow = z.infer<typeof CameraRow>;

export function cameraRow(camera: HubCamera): CameraRow {
  const { id, number, name, street, position, placeType, sectorIds, territoryId, managingUnitId } = camera;
  return {
    id,
    class: camera.class,
    territoryId,
    sectorIds,
    managingUnitId,
    number,
    name,
    street,
    position,
    placeType,
    ptz: camera.catalogue.device.kind === 'ptz',
    roles: camera.streams.map(({ role }) => role),
  };
}
