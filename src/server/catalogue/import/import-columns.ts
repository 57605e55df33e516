import type { ImportRowProblem } from '../../../shared/hub/camera-import.ts';
import { foldText } from '../../../shared/hub/fold-text.ts';

/** The columns of a table of cameras with their headings in English and Vietnamese, folded and without spaces; the first is the export's. */
const headings = {
  number: ['number', 'so', 'socamera', 'sohieu'],
  name: ['name', 'ten', 'tencamera'],
  class: ['class', 'loai', 'phanloai'],
  territory: ['territory', 'diaban'],
  sectors: ['sectors', 'linhvuc', 'nganh'],
  managingUnit: ['managingunit', 'donviquanly'],
  street: ['street', 'duong', 'duongpho'],
  latitude: ['latitude', 'lat', 'vido'],
  longitude: ['longitude', 'lon', 'lng', 'kinhdo'],
  maker: ['maker', 'hangsanxuat', 'hang'],
  model: ['model', 'kieu', 'kieumay'],
  serial: ['serial', 'soseri', 'serialnumber'],
  kind: ['kind', 'loaithietbi', 'loaicamera'],
  conformity: ['conformity', 'hopquy'],
  supplyingUnit: ['supplyingunit', 'donvicungcap'],
  updateForm: ['updateform', 'hinhthuccapnhat', 'hinhthuc'],
  updateFrequency: ['updatefrequency', 'tansuatcapnhat', 'tansuat'],
  usingUnits: ['usingunits', 'donvisudung'],
  height: ['height', 'heightm', 'docao'],
  azimuth: ['azimuth', 'azimuthdeg', 'huong', 'phuongvi'],
  fieldOfView: ['fieldofview', 'fieldofviewdeg', 'gocquansat', 'goc'],
  placeType: ['placetype', 'loaidiadiem', 'diadiem'],
  purpose: ['purpose', 'mucdich'],
  funding: ['funding', 'nguonvon', 'kinhphi'],
  documentNumber: ['documentnumber', 'sovanban'],
  documentDate: ['documentdate', 'ngayvanban'],
  documentSigner: ['documentsigner', 'nguoiky'],
  main: ['main', 'luongchinh', 'rtsp', 'rtspchinh'],
  sub: ['sub', 'luongphu', 'rtspphu'],
  retired: ['retired', 'ngungsudung'],
  id: ['id', 'ma', 'macamera'],
  duplicateOf: ['duplicateof', 'trungvoi'],
  user: ['user', 'username', 'taikhoan', 'tendangnhap'],
  password: ['password', 'matkhau'],
} as const satisfies Record<string, readonly string[]>;

export type ImportColumn = keyof typeof headings;

// Object.keys forgets the keys' type.
export const importColumns = Object.keys(headings) as readonly ImportColumn[];

/** Columns that may hold secrets: shown nowhere, exported never, and text that looks like a formula is theirs to have. */
export const secretColumns: ReadonlySet<ImportColumn> = new Set(['user', 'password']);

const columnOf: ReadonlyMap<string, ImportColumn> = new Map(
  importColumns.flatMap((column) => headings[column].map((heading) => [heading, column] as const)),
);

/** A heading line, understood. */
export interface ImportHeading {
  readonly places: ReadonlyMap<ImportColumn, number>;
  readonly width: number;
  readonly unused: readonly string[];
  /** What keeps the whole file from being taken. */
  readonly problems: readonly ImportRowProblem[];
}

/** The columns may stand in any order; only `number` must be there, and what a file leaves out stays as it is with cameras that are known. */
export function readImportHeading(cells: readonly string[]): ImportHeading {
  const places = new Map<ImportColumn, number>();
  const unused: string[] = [];
  const problems: ImportRowProblem[] = [];
  cells.forEach((cell, place) => {
    const column = columnOf.get(foldHeading(cell));
    if (!column) unused.push(cell);
    else if (places.has(column))
      problems.push({ row: 1, column: cell, reason: 'duplicate-column', value: cell });
    else places.set(column, place);
  });
  if (!places.has('number')) problems.push({ row: 1, column: 'number', reason: 'missing-column', value: '' });
  return { places, width: cells.length, unused: unused.filter((cell) => cell.trim() !== ''), problems };
}

export function isKnownHeading(cell: string): boolean {
  return columnOf.has(foldHeading(cell));
}

function foldHeading(text: string): string {
  return foldText(text).replaceAll(' ', '');
}
