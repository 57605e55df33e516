import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Disposable } from '../../shared/base/disposable.ts';
import type { HubCamera } from '../../shared/hub/hub-camera.ts';
import type { Change } from '../../shared/hub/topic.ts';
import type { Access } from '../../shared/rights/access.ts';
import { decideSee } from '../catalogue/camera-rights.ts';
import type { VisibleCameras, VisibleChange } from '../city/visible-cameras.ts';
import type { HubTables } from '../storage/tables.ts';

/** Keeps the offsets without gaps for who may not know of the camera. */
function concealed({ offset, kind }: Change): Change {
  return { offset, kind, id: '-', version: 0, row: null };
}

/** What one person's `cameras` are: the topic's changes as they may have them. */
export class CameraView implements Disposable {
  private readonly visible: VisibleCameras;
  private readonly epoch: string;
  private readonly held: Disposable;
  /** Scopes that a camera of the commit in hand has left. */
  private leaving = new Map<string, readonly string[]>();
  /** The commit in hand as each scope has it, made once for all who have that scope. */
  private shown = new Map<string, readonly Change[]>();

  constructor(visible: VisibleCameras, epoch: string) {
    this.visible = visible;
    this.epoch = epoch;
    this.held = visible.onChanged(({ camera, gone }: VisibleChange) => this.leaving.set(camera.id, gone));
  }

  /** The epoch of a person's view: who sees other cameras has another log, and takes a snapshot when their scope changes. */
  epochOf(access: Access, nowMs: number): string {
    const { key } = this.visible.of(access, nowMs);
    return createHash('sha256').update(`${this.epoch}\n${key}`).digest('base64url').slice(0, 22);
  }

  /** Changes of a commit as this person may have them, told while it is new; the same array for everybody of one scope. */
  fresh(changes: readonly Change[], access: Access, nowMs: number): readonly Change[] {
    const { key, cameras } = this.visible.of(access, nowMs);
    const known = this.shown.get(key);
    if (known) return known;
    const made = changes.map((change) => {
      if (change.row !== null && cameras.has(change.id)) return change;
      return this.leaving.get(change.id)?.includes(key) ? { ...change, row: null } : concealed(change);
    });
    this.shown.set(key, made);
    return made;
  }

  /** The commit in hand has been told. */
  told(): void {
    this.leaving = new Map();
    this.shown = new Map();
  }

  /** Changes from the log: a camera that is not seen is named only when its row before was, since a console may have that. */
  async past(
    db: Kysely<HubTables>,
    changes: readonly Change[],
    { access, nowMs }: { access: Access; nowMs: number },
  ): Promise<Change[]> {
    const { cameras } = this.visible.of(access, nowMs);
    const shown: Change[] = [];
    for (const change of changes) {
      if (change.row !== null && cameras.has(change.id)) shown.push(change);
      else if (await wasSeen(db, change, { access, nowMs })) shown.push({ ...change, row: null });
      else shown.push(concealed(change));
    }
    return shown;
  }

  dispose(): void {
    this.held.dispose();
  }
}

async function wasSeen(
  db: Kysely<HubTables>,
  { id, version }: Change,
  { access, nowMs }: { access: Access; nowMs: number },
): Promise<boolean> {
  const before = await db
    .selectFrom('entity_history')
    .select('row')
    .where('kind', '=', 'camera')
    .where('id', '=', id)
    .where('version', '=', version - 1)
    .executeTakeFirst();
  if (!before || before.row === 'null') return false;
  // A kept camera was parsed by the command that kept it.
  const camera = JSON.parse(before.row) as HubCamera;
  return !camera.retired && decideSee(access, camera, nowMs).allowed;
}
