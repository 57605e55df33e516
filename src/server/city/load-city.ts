import type { Kysely } from 'kysely';
import { z } from 'zod';
import { ExpectedError } from '../../shared/base/fault.ts';
import { HubCamera } from '../../shared/hub/hub-camera.ts';
import { bookKinds } from '../../shared/rights/rights-book.ts';
import type { HubTables } from '../storage/tables.ts';
import { CityBook, isBookKind } from './city-book.ts';
import { LiveCity } from './live-city.ts';

/** Reads the city as it is on disk. Throws ExpectedError `city-row-bad` naming the row that cannot be read: rights are not decided from half a book. */
export async function loadCity(db: Kysely<HubTables>): Promise<LiveCity> {
  const rows = await db
    .selectFrom('entity')
    .select(['kind', 'id', 'row'])
    .where('kind', 'in', [...bookKinds, 'camera'])
    .execute();
  const book = new CityBook();
  const cameras: HubCamera[] = [];
  for (const { kind, id, row } of rows) {
    try {
      if (isBookKind(kind)) book.set(kind, id, JSON.parse(row));
      else cameras.push(HubCamera.parse(JSON.parse(row)));
    } catch (error) {
      throw badRow(kind, id, error);
    }
  }
  return new LiveCity(book, cameras);
}

function badRow(kind: string, id: string, error: unknown): ExpectedError {
  const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
  return new ExpectedError({
    code: 'city-row-bad',
    message: `the database holds a ${kind} that cannot be read: ${id}`,
    detail: why,
  });
}
