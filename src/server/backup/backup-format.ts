import { z } from 'zod';
import type { HubTables } from '../storage/tables.ts';

/** Every table in a backup, with the columns that its rows are read by, in order. `audit_pending` gets numbers of its own when it is restored. */
export const backupTables = {
  hub_fact: ['name'],
  entity: ['kind', 'id'],
  entity_history: ['kind', 'id', 'version'],
  topic_head: ['topic'],
  topic_change: ['topic', 'offset'],
  topic_row: ['topic', 'kind', 'id'],
  command_done: ['id'],
  account: ['person_id'],
  session: ['id'],
  open_push: ['id'],
  camera_secret: ['camera_id'],
  audit_pending: ['id'],
  audit_head: ['seq'],
  audit_entry: ['seq'],
} as const satisfies { readonly [T in keyof HubTables]: readonly (keyof HubTables[T])[] };

export type BackupTable = keyof typeof backupTables;

/** In the order in which they are written and read. */
export const tableNames = Object.keys(backupTables) as readonly BackupTable[];

/** `manifest.json`: what is in the backup. Each table is a file `<name>.ndjson` beside it, one row a line; `sha256` is of that file. */
export const BackupManifest = z.object({
  format: z.literal('vonglau-hub-backup/1'),
  madeAtMs: z.number().int(),
  hubId: z.string(),
  kind: z.enum(['demo', 'ordinary']),
  schema: z.string(),
  tables: z.array(
    z.object({ name: z.enum(tableNames), rows: z.number().int().min(0), sha256: z.hex().length(64) }),
  ),
});
export type BackupManifest = z.infer<typeof BackupManifest>;

export const manifestFile = 'manifest.json';

export function tableFile(name: BackupTable): string {
  return `${name}.ndjson`;
}
