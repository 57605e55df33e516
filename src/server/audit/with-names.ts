import type { Kysely } from 'kysely';
import type { AuditEntry } from '../../shared/hub/audit-entry.ts';
import type { AuditFound, AuditName } from '../../shared/hub/audit-found.ts';
import {
  type AuditReference,
  type AuditReferenceKind,
  auditReferences,
} from '../../shared/hub/audit-reference.ts';
import { readAuditDetail } from '../../shared/hub/read-audit-detail.ts';
import type { StoreEngine } from '../storage/migrate.ts';
import type { HubTables } from '../storage/tables.ts';
import { readNames } from './names-then.ts';

export interface NamesFrom {
  readonly db: Kysely<HubTables>;
  readonly engine: StoreEngine;
  /** Which names whoever reads may hear; of the others they get the ids. */
  mayName(reference: AuditReference): boolean;
}

/** Of what one entry names as many as a person reads. */
const mostNamed = 100;

/** Entries with the names that what they are about had when they were written: rows' history keeps them. */
export async function withNames(
  { db, engine, mayName }: NamesFrom,
  entries: readonly AuditEntry[],
): Promise<AuditFound[]> {
  const told = entries.map((entry) => ({ entry, references: referencesOf(entry).filter(mayName) }));
  const all = entries.flatMap(({ personId, consoleId, cameraId }) => [
    ...reference('person', personId),
    ...reference('console', consoleId),
    ...reference('camera', cameraId).filter(mayName),
  ]);
  const nameThen = await readNames(db, engine, [...all, ...told.flatMap(({ references }) => references)]);
  return told.map(({ entry, references }) => {
    const { personId, consoleId, cameraId, atMs } = entry;
    const nameOf = (kind: AuditReferenceKind, id: string | null) =>
      reference(kind, id)
        .filter(mayName)
        .map((one) => nameThen(one, atMs))[0];
    const camera = nameOf('camera', cameraId);
    return {
      ...entry,
      personName: nameOf('person', personId)?.name ?? null,
      consoleName: nameOf('console', consoleId)?.name ?? null,
      camera: camera?.number === undefined ? null : { number: camera.number, name: camera.name },
      names: references.flatMap(({ kind, id }): AuditName[] => {
        const named = nameThen({ kind, id }, atMs);
        if (named === undefined) return [];
        const { name, number } = named;
        return [{ kind, id, name, ...(number === undefined ? {} : { number }) }];
      }),
    };
  });
}

function reference(kind: AuditReferenceKind, id: string | null): AuditReference[] {
  return id === null ? [] : [{ kind, id }];
}

function referencesOf({ what, detail }: AuditEntry): AuditReference[] {
  return auditReferences(what, readAuditDetail(detail)).slice(0, mostNamed);
}
