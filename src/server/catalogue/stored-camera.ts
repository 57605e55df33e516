import type { Kysely } from 'kysely';
import { HubCamera } from '../../shared/hub/hub-camera.ts';
import type { HubTables } from '../storage/tables.ts';

/** A camera as the database has it, seen from inside this transaction; null: it has none of that id. */
export async function readStoredCamera(
  db: Kysely<HubTables>,
  id: string,
): Promise<{ camera: HubCamera; version: number } | null> {
  const stored = await db
    .selectFrom('entity')
    .select(['row', 'version'])
    .where('kind', '=', 'camera')
    .where('id', '=', id)
    .executeTakeFirst();
  return stored ? { camera: HubCamera.parse(JSON.parse(stored.row)), version: stored.version } : null;
}
