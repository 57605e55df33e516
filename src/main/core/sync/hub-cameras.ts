import { Emitter } from '../../../shared/base/emitter.ts';
import type { CameraInfo } from '../../../shared/camera/camera.ts';
import { CameraRow } from '../../../shared/hub/hub-camera.ts';
import { Unit } from '../../../shared/rights/unit.ts';
import type { TopicMirror } from './topic-mirror.ts';

const topic = 'cameras';
const unitsTopic = 'units';

/** The cameras that this desk's person may see, by the mirror of the hub's catalogue. */
export class HubCameras {
  /** The list is another. */
  readonly onChanged = new Emitter<void>();
  private readonly mirror: TopicMirror;
  private rows = new Map<string, CameraRow>();
  private infos = new Map<string, CameraInfo>();
  private readonly left = new Map<string, CameraInfo>();
  private disposed = false;
  private later: NodeJS.Immediate | undefined;

  constructor(mirror: TopicMirror) {
    this.mirror = mirror;
    this.read();
    mirror.onChanged.on((changed) => {
      if (changed === topic || changed === unitsTopic) this.soon();
    });
  }

  row(id: string): CameraRow | undefined {
    return this.rows.get(id);
  }

  info(id: string): CameraInfo | undefined {
    return this.infos.get(id);
  }

  /** What is left of a camera that this person may not see, or not see any more: in this run its name, else only that there is one. */
  former(id: string): CameraInfo {
    return (
      this.left.get(id) ?? { id, number: 0, name: '', unit: '', street: '', position: null, roles: ['sub'] }
    );
  }

  /** By number. */
  all(): CameraInfo[] {
    return [...this.infos.values()];
  }

  dispose(): void {
    this.disposed = true;
    clearImmediate(this.later);
  }

  /** Many changes come in one go: the list is made once after them. */
  private soon(): void {
    if (this.disposed) return;
    clearImmediate(this.later);
    this.later = setImmediate(() => {
      this.read();
      this.onChanged.fire();
    });
  }

  private read(): void {
    const unitNames = new Map<string, string>();
    for (const { row } of this.mirror.rows(unitsTopic)) {
      const unit = Unit.safeParse(row);
      if (unit.success) unitNames.set(unit.data.id, unit.data.name);
    }
    const rows: CameraRow[] = [];
    for (const { row } of this.mirror.rows(topic)) {
      const parsed = CameraRow.safeParse(row);
      if (parsed.success) rows.push(parsed.data);
    }
    rows.sort((one, other) => one.number - other.number);
    this.rows = new Map(rows.map((row) => [row.id, row]));
    const before = this.infos;
    this.infos = new Map(rows.map((row) => [row.id, cameraInfoOf(row, unitNames)]));
    for (const [id, info] of before) if (!this.infos.has(id)) this.left.set(id, info);
  }
}

function cameraInfoOf(row: CameraRow, unitNames: ReadonlyMap<string, string>): CameraInfo {
  const { id, number, name, street, position, roles } = row;
  return {
    id,
    number,
    name,
    street,
    position,
    roles,
    unit: unitNames.get(row.managingUnitId) ?? row.managingUnitId,
  };
}
