import { Emitter } from '../../../shared/base/emitter.ts';
import type { CameraInfo } from '../../../shared/camera/camera.ts';
import { CameraRow } from '../../../shared/hub/hub-camera.ts';
import type { RightsBook } from '../../../shared/rights/rights-book.ts';
import type { TopicMirror } from './topic-mirror.ts';

const topic = 'cameras';

/** The cameras that this desk's person may see, by the mirror of the hub's catalogue. */
export class HubCameras {
  /** The list is another. */
  readonly onChanged = new Emitter<void>();
  private readonly mirror: TopicMirror;
  private readonly book: () => RightsBook | null;
  private rows = new Map<string, CameraRow>();
  private infos = new Map<string, CameraInfo>();
  private later: NodeJS.Immediate | undefined;

  constructor(mirror: TopicMirror, book: () => RightsBook | null) {
    this.mirror = mirror;
    this.book = book;
    this.read();
    mirror.onChanged.on((changed) => {
      if (changed === topic) this.soon();
    });
  }

  row(id: string): CameraRow | undefined {
    return this.rows.get(id);
  }

  info(id: string): CameraInfo | undefined {
    return this.infos.get(id);
  }

  /** By number. */
  all(): CameraInfo[] {
    return [...this.infos.values()];
  }

  /** The names of units may be others: a new book has come. */
  namesChanged(): void {
    this.soon();
  }

  dispose(): void {
    clearImmediate(this.later);
  }

  /** Many changes come in one go: the list is made once after them. */
  private soon(): void {
    clearImmediate(this.later);
    this.later = setImmediate(() => {
      this.read();
      this.onChanged.fire();
    });
  }

  private read(): void {
    const unitNames = new Map(this.book()?.units.map(({ id, name }) => [id, name]));
    const rows: CameraRow[] = [];
    for (const { row } of this.mirror.rows(topic)) {
      const parsed = CameraRow.safeParse(row);
      if (parsed.success) rows.push(parsed.data);
    }
    rows.sort((one, other) => one.number - other.number);
    this.rows = new Map(rows.map((row) => [row.id, row]));
    this.infos = new Map(rows.map((row) => [row.id, cameraInfoOf(row, unitNames)]));
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
