import { setImmediate } from 'node:timers/promises';
import type { HubCamera } from '../../../shared/hub/hub-camera.ts';
import { decideAdministerCamera } from '../../../shared/rights/decide-administer-camera.ts';
import { decideGeneral } from '../../../shared/rights/decide-general.ts';
import type { Caller } from '../../command/command-context.ts';
import { notAllowed } from '../not-allowed.ts';
import { csvLine } from './csv-text.ts';
import type { ImportParts } from './import-cameras.ts';
import { type ImportColumn, importColumns, secretColumns } from './import-columns.ts';

type Cell = string | number | boolean | null;

const rowsAPiece = 200;

/**
 * The cameras that a person administers as the table that an import takes, UTF-8 with a byte order mark, without credentials, safe to open in a spreadsheet.
 * Units and territories are named by their ids. Logged before the first piece. Throws CommandRefusal `not-allowed`.
 */
export async function* exportCameras(
  { queue, city, now }: Pick<ImportParts, 'queue' | 'city' | 'now'>,
  { caller, signal }: { readonly caller: Caller; readonly signal: AbortSignal },
): AsyncGenerator<string> {
  const decision = decideGeneral({ person: caller.access, right: 'administer', now: now() });
  if (!decision.allowed) throw notAllowed(decision);
  const nowMs = now();
  const cameras = [...city.cameras()]
    .filter((camera) => decideAdministerCamera(caller.access, camera, nowMs).allowed)
    .sort((one, other) => one.number - other.number);
  await queue.change(({ audit }) =>
    audit({
      what: 'catalogue.exported',
      outcome: 'done',
      personId: caller.personId,
      consoleId: caller.consoleId,
      cameraId: null,
      detail: { cameras: cameras.length },
    }),
  );
  yield `\u{FEFF}${csvLine(exportedColumns)}`;
  for (let at = 0; at < cameras.length; at += rowsAPiece) {
    signal.throwIfAborted();
    yield cameras
      .slice(at, at + rowsAPiece)
      .map((camera) => csvLine(exportedColumns.map((column) => cellOf[column](camera))))
      .join('');
    await setImmediate();
  }
}

type ExportedColumn = Exclude<ImportColumn, 'user' | 'password' | 'duplicateOf'>;

const exportedColumns = importColumns.filter(
  (column): column is ExportedColumn => !secretColumns.has(column) && column !== 'duplicateOf',
);

const cellOf: Readonly<Record<ExportedColumn, (camera: HubCamera) => Cell>> = {
  number: ({ number }) => number,
  name: ({ name }) => name,
  class: (camera) => camera.class,
  territory: ({ territoryId }) => territoryId,
  sectors: ({ sectorIds }) => sectorIds.join('|'),
  managingUnit: ({ managingUnitId }) => managingUnitId,
  street: ({ street }) => street,
  latitude: ({ position }) => position?.latitude ?? null,
  longitude: ({ position }) => position?.longitude ?? null,
  maker: ({ catalogue }) => catalogue.device.maker,
  model: ({ catalogue }) => catalogue.device.model,
  serial: ({ catalogue }) => catalogue.device.serial,
  kind: ({ catalogue }) => catalogue.device.kind,
  conformity: ({ catalogue }) => yesOrNo(catalogue.device.conformity),
  supplyingUnit: ({ catalogue }) => catalogue.supplyingUnitId,
  updateForm: ({ catalogue }) => catalogue.updateForm,
  updateFrequency: ({ catalogue }) => catalogue.updateFrequency,
  usingUnits: ({ catalogue }) => catalogue.usingUnitIds.join('|'),
  height: ({ heightM }) => heightM,
  azimuth: ({ azimuthDeg }) => azimuthDeg,
  fieldOfView: ({ fieldOfViewDeg }) => fieldOfViewDeg,
  placeType: ({ placeType }) => placeType,
  purpose: ({ purpose }) => purpose,
  funding: ({ funding }) => funding,
  documentNumber: ({ document }) => document?.number ?? null,
  documentDate: ({ document }) => document?.date ?? null,
  documentSigner: ({ document }) => document?.signer ?? null,
  main: (camera) => addressOf(camera, 'main'),
  sub: (camera) => addressOf(camera, 'sub'),
  retired: ({ retired }) => yesOrNo(retired),
  id: ({ id }) => id,
};

function addressOf({ streams }: HubCamera, role: 'main' | 'sub'): string | null {
  return streams.find((stream) => stream.role === role)?.url ?? null;
}

function yesOrNo(flag: boolean | null): string | null {
  if (flag === null) return null;
  return flag ? 'yes' : 'no';
}
