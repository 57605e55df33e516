import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { HubTables } from '../storage/tables.ts';
import type { HubKeys } from './hub-keys.ts';

/** What a camera asks for before it shows its streams. */
export const CameraCredentials = z.object({ userName: z.string().max(200), password: z.string().max(200) });
export type CameraCredentials = z.infer<typeof CameraCredentials>;

/** So many ids in one query: SQLite allows 32,766 parameters, PostgreSQL 65,535. */
const idsAQuery = 5000;

/** Keeps a camera's credentials sealed, in place of those it had; empty ones are taken away. */
export async function keepCredentials(
  db: Kysely<HubTables>,
  keys: HubKeys,
  cameraId: string,
  credentials: CameraCredentials,
): Promise<void> {
  if (credentials.userName === '' && credentials.password === '') {
    await db.deleteFrom('camera_secret').where('camera_id', '=', cameraId).execute();
    return;
  }
  const sealed = sealCredentials(keys, cameraId, credentials);
  await db
    .insertInto('camera_secret')
    .values({ camera_id: cameraId, sealed })
    .onConflict((conflict) => conflict.column('camera_id').doUpdateSet({ sealed }))
    .execute();
}

/** A camera's credentials as they stand in `camera_secret`. */
export function sealCredentials(keys: HubKeys, cameraId: string, credentials: CameraCredentials): string {
  return keys.seal(JSON.stringify(credentials), secretOf(cameraId));
}

/** The credentials of those of these cameras that have any. */
export async function readCredentials(
  db: Kysely<HubTables>,
  keys: HubKeys,
  cameraIds: readonly string[],
): Promise<ReadonlyMap<string, CameraCredentials>> {
  const found = new Map<string, CameraCredentials>();
  for (let at = 0; at < cameraIds.length; at += idsAQuery) {
    const rows = await db
      .selectFrom('camera_secret')
      .selectAll()
      .where('camera_id', 'in', cameraIds.slice(at, at + idsAQuery))
      .execute();
    for (const { camera_id, sealed } of rows)
      found.set(camera_id, CameraCredentials.parse(JSON.parse(keys.open(sealed, secretOf(camera_id)))));
  }
  return found;
}

function secretOf(cameraId: string): string {
  return `camera-secret:${cameraId}`;
}
