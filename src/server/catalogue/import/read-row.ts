import type { ImportReason } from '../../../shared/hub/camera-import.ts';
import { HubCamera } from '../../../shared/hub/hub-camera.ts';
import type { CameraCredentials } from '../camera-credentials.ts';
import { splitCredentials } from '../split-credentials.ts';
import type { ImportColumn } from './import-columns.ts';
import type { NameMatch } from './name-match.ts';
import type { RowCells } from './row-cells.ts';

/** What names in a table are matched with. */
export interface ImportNames {
  readonly units: NameMatch;
  readonly territories: NameMatch;
  readonly sectors: NameMatch;
}

/** A row as a camera that may be kept. */
export interface CameraDraft {
  readonly row: number;
  readonly camera: HubCamera;
  readonly credentials: CameraCredentials | null;
  readonly duplicateOf: string | null;
}

/** Reads a row over the camera that it is about, if that is known: columns that the file does not have stay as they are. Null: see the cells' problems. */
export function readRow(
  cells: RowCells,
  names: ImportNames,
  before: HubCamera | undefined,
): CameraDraft | null {
  const keep = <T>(column: ImportColumn, read: () => T, old: T | undefined, otherwise: T): T =>
    cells.has(column) ? read() : (old ?? otherwise);
  const text = (column: ImportColumn, old: string | undefined) =>
    keep(column, () => cells.text(column), old, '');
  const number = (column: ImportColumn, old: number | null | undefined) =>
    keep(column, () => cells.number(column), old, null);
  const device = before?.catalogue.device;
  const catalogue = before?.catalogue;
  const { streams, credentials } = streamsOf(cells, before);
  const candidate = {
    id: cells.text('id') || before?.id || `cam-${cells.text('number').padStart(4, '0')}`,
    number: cells.number('number'),
    name: text('name', before?.name),
    class: text('class', before?.class) || 'ordinary',
    territoryId: keep('territory', () => one(cells, 'territory', names.territories), before?.territoryId, ''),
    sectorIds: keep('sectors', () => many(cells, 'sectors', names.sectors), before?.sectorIds, []),
    managingUnitId: keep(
      'managingUnit',
      () => one(cells, 'managingUnit', names.units),
      before?.managingUnitId,
      '',
    ),
    street: text('street', before?.street),
    position: keep('latitude', () => positionOf(cells), before?.position, null),
    catalogue: {
      device: {
        maker: text('maker', device?.maker),
        model: text('model', device?.model),
        serial: text('serial', device?.serial),
        kind: text('kind', device?.kind) || 'fixed',
        conformity: keep('conformity', () => cells.flag('conformity'), device?.conformity, null),
      },
      supplyingUnitId: keep(
        'supplyingUnit',
        () => one(cells, 'supplyingUnit', names.units),
        catalogue?.supplyingUnitId,
        '',
      ),
      updateForm: text('updateForm', catalogue?.updateForm),
      updateFrequency: text('updateFrequency', catalogue?.updateFrequency),
      usingUnitIds: keep(
        'usingUnits',
        () => many(cells, 'usingUnits', names.units),
        catalogue?.usingUnitIds,
        [],
      ),
    },
    heightM: number('height', before?.heightM),
    azimuthDeg: number('azimuth', before?.azimuthDeg),
    fieldOfViewDeg: number('fieldOfView', before?.fieldOfViewDeg),
    placeType: text('placeType', before?.placeType),
    purpose: text('purpose', before?.purpose),
    funding: keep('funding', () => cells.text('funding') || null, before?.funding, null),
    document: keep('documentNumber', () => documentOf(cells), before?.document, null),
    streams,
    retired: keep('retired', () => cells.flag('retired') ?? false, before?.retired, false),
  };
  if (cells.problems.length > 0) return null;
  const parsed = HubCamera.safeParse(candidate);
  if (parsed.success)
    return {
      row: cells.row,
      camera: parsed.data,
      credentials,
      duplicateOf: cells.text('duplicateOf') || null,
    };
  for (const issue of parsed.error.issues) {
    const column = columnOfPath(issue.path);
    const value = column === '' ? '' : cells.text(column);
    cells.refuse(column, reasonOf(issue.code, issue.path, value), value);
  }
  return null;
}

function one(
  cells: RowCells,
  column: 'territory' | 'managingUnit' | 'supplyingUnit',
  names: NameMatch,
): string {
  const text = cells.text(column);
  return text === '' ? '' : matched(cells, column, text, names);
}

function many(cells: RowCells, column: 'sectors' | 'usingUnits', names: NameMatch): string[] {
  return [...new Set(cells.list(column).map((text) => matched(cells, column, text, names)))];
}

function matched(cells: RowCells, column: keyof typeof unknownOf, text: string, names: NameMatch): string {
  const found = names.find(text);
  if ('id' in found) return found.id;
  cells.refuse(column, found.reason === 'ambiguous' ? 'ambiguous-name' : unknownOf[column], text);
  return '';
}

const unknownOf = {
  territory: 'unknown-territory',
  sectors: 'unknown-sector',
  managingUnit: 'unknown-unit',
  supplyingUnit: 'unknown-unit',
  usingUnits: 'unknown-unit',
} as const;

function positionOf(cells: RowCells): HubCamera['position'] {
  const [latitude, longitude] = [cells.number('latitude'), cells.number('longitude')];
  if (latitude !== null && longitude !== null) return { latitude, longitude };
  if (latitude !== null || longitude !== null)
    cells.refuse(latitude === null ? 'latitude' : 'longitude', 'missing');
  return null;
}

function documentOf(cells: RowCells): HubCamera['document'] {
  const number = cells.text('documentNumber');
  if (number === '') return null;
  return { number, date: cells.text('documentDate'), signer: cells.text('documentSigner') };
}

/** Credentials may stand in columns of their own or in the addresses; they are taken out of those either way. */
function streamsOf(cells: RowCells, before: HubCamera | undefined) {
  const own = { userName: cells.text('user'), password: cells.text('password') };
  let credentials: CameraCredentials | null = own.userName === '' && own.password === '' ? null : own;
  const streams = (['main', 'sub'] as const).flatMap((role) => {
    const old = before?.streams.find((stream) => stream.role === role);
    if (!cells.has(role)) return old ? [old] : [];
    const split = splitCredentials(cells.text(role));
    credentials ??= split.credentials;
    return split.url === '' ? [] : [{ role, url: split.url, transport: old?.transport ?? ('tcp' as const) }];
  });
  return { streams, credentials };
}

const columnOfField: Readonly<Record<string, ImportColumn>> = {
  territoryId: 'territory',
  sectorIds: 'sectors',
  managingUnitId: 'managingUnit',
  supplyingUnitId: 'supplyingUnit',
  usingUnitIds: 'usingUnits',
  heightM: 'height',
  azimuthDeg: 'azimuth',
  fieldOfViewDeg: 'fieldOfView',
  streams: 'main',
};

const sameNames: ReadonlySet<string> = new Set([
  ...['id', 'number', 'name', 'class', 'street', 'placeType', 'purpose', 'funding', 'updateForm'],
  ...['updateFrequency', 'maker', 'model', 'serial', 'kind', 'latitude', 'longitude'],
]);

/** The column from which a field of the camera was read. */
function columnOfPath(path: ReadonlyArray<PropertyKey>): ImportColumn | '' {
  if (path[0] === 'document') return path[1] === 'date' ? 'documentDate' : 'documentSigner';
  for (const key of path.map(String).toReversed()) {
    const column = columnOfField[key];
    if (column) return column;
    // These fields have the column's very name.
    if (sameNames.has(key)) return key as ImportColumn;
  }
  return '';
}

function reasonOf(code: string, path: ReadonlyArray<PropertyKey>, value: string): ImportReason {
  if (value === '') return 'missing';
  if (path.includes('streams')) return 'bad-address';
  if (code === 'too_big')
    return typeof path.at(-1) === 'string' && Number.isNaN(Number(value)) ? 'too-long' : 'out-of-range';
  return code === 'too_small' ? 'out-of-range' : 'bad-value';
}
