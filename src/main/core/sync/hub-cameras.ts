import { setImmediate } from 'node:timers/promises';
import { Emitter } from '../../../shared/base/emitter.ts';
import type { CameraInfo } from '../../../shared/camera/camera.ts';
import { CameraRow } from '../../../shared/hub/hub-camera.ts';
import type { SnapshotRow } from '../../../shared/hub/topic.ts';
import { CameraScope } from '../../../shared/rights/camera-scope.ts';
import { Unit } from '../../../shared/rights/unit.ts';
import type { TopicChange, TopicMirror } from './topic-mirror.ts';

const camerasTopic = 'cameras';
const unitsTopic = 'units';

/** So many rows are read in one go: other work of the core gets its turn between. */
const rowsInTurn = 1000;

/** The cameras that this desk's person may see, by the mirror of the hub's catalogue. */
export class HubCameras {
  /** The list is another. */
  readonly onChanged = new Emitter<void>();
  private rows = new Map<string, CameraRow>();
  private readonly unitNames = new Map<string, string>();
  private readonly left = new Map<string, CameraInfo>();
  private sorted: CameraInfo[] | null = null;
  /** Changes that came while a whole list is being read; null: none is. */
  private during: SnapshotRow[] | null = null;
  private reading = 0;

  constructor(mirror: TopicMirror) {
    this.takeUnits(mirror.rows(unitsTopic), true);
    for (const row of mirror.rows(camerasTopic)) takeRow(this.rows, row);
    mirror.onChanged.on((change) => this.follow(change));
  }

  row(id: string): CameraRow | undefined {
    return this.rows.get(id);
  }

  /** What the rules need to know of those of these cameras that this person may know of. */
  scopes(ids: readonly string[]): CameraScope[] {
    return ids.flatMap((id) => this.rows.get(id) ?? []).map((row) => CameraScope.parse(row));
  }

  info(id: string): CameraInfo | undefined {
    const row = this.rows.get(id);
    return row && cameraInfoOf(row, this.unitNames);
  }

  /** What is left of a camera that this person may not see, or not see any more: in this run its name, else only that there is one. */
  former(id: string): CameraInfo {
    return (
      this.left.get(id) ?? { id, number: 0, name: '', unit: '', street: '', position: null, roles: ['sub'] }
    );
  }

  /** By number. */
  all(): CameraInfo[] {
    this.sorted ??= [...this.rows.values()]
      .map((row) => cameraInfoOf(row, this.unitNames))
      .sort((one, other) => one.number - other.number);
    return [...this.sorted];
  }

  dispose(): void {
    this.reading += 1;
  }

  private follow({ topic, rows, whole }: TopicChange): void {
    if (topic === unitsTopic) {
      this.takeUnits(rows, whole);
      this.changed();
    } else if (topic === camerasTopic && whole) void this.readWhole(rows);
    else if (topic === camerasTopic && this.during) this.during.push(...rows);
    else if (topic === camerasTopic) {
      for (const row of rows) this.takeChange(row);
      this.changed();
    }
  }

  private takeChange(change: SnapshotRow): void {
    const before = this.info(change.id);
    takeRow(this.rows, change);
    if (before && !this.rows.has(change.id)) this.left.set(change.id, before);
  }

  /** The list before serves until the new one is read. */
  private async readWhole(list: readonly SnapshotRow[]): Promise<void> {
    this.reading += 1;
    const mine = this.reading;
    this.during = [];
    const rows = new Map<string, CameraRow>();
    for (let at = 0; at < list.length; at += rowsInTurn) {
      for (const row of list.slice(at, at + rowsInTurn)) takeRow(rows, row);
      await setImmediate();
      if (mine !== this.reading) return;
    }
    for (const id of this.rows.keys()) {
      const gone = rows.has(id) ? undefined : this.info(id);
      if (gone) this.left.set(id, gone);
    }
    this.rows = rows;
    const { during } = this;
    this.during = null;
    for (const row of during ?? []) this.takeChange(row);
    this.changed();
  }

  private takeUnits(rows: readonly SnapshotRow[], whole: boolean): void {
    if (whole) this.unitNames.clear();
    for (const { row } of rows) {
      const unit = Unit.safeParse(row);
      if (unit.success) this.unitNames.set(unit.data.id, unit.data.name);
    }
  }

  private changed(): void {
    this.sorted = null;
    this.onChanged.fire();
  }
}

function takeRow(rows: Map<string, CameraRow>, { id, row }: SnapshotRow): void {
  const parsed = row === null ? null : CameraRow.safeParse(row);
  if (parsed?.success) rows.set(id, parsed.data);
  else rows.delete(id);
}

function cameraInfoOf(row: CameraRow, unitNames: ReadonlyMap<string, string>): CameraInfo {
  const { id, number, name, street, position, roles } = row;
  const unit = unitNames.get(row.managingUnitId) ?? row.managingUnitId;
  return { id, number, name, street, position, roles, unit };
}
