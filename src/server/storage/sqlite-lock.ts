import { DatabaseSync } from 'node:sqlite';
import { type Disposable, toDisposable } from '../../shared/base/disposable.ts';
import { ExpectedError } from '../../shared/base/fault.ts';
import { storageFault } from './storage-fault.ts';

/**
 * Keeps a data folder for this process: an SQLite file of its own with a write transaction that never ends, whose lock the system drops when the process
 * dies, however it dies. Throws ExpectedError `database-locked` when another process has it.
 */
export function holdSqliteLock(file: string): Disposable {
  const database = new DatabaseSync(file, { timeout: 2000 });
  try {
    database.exec('begin exclusive');
  } catch (error) {
    database.close();
    const fault = storageFault(error);
    if (fault?.code !== 'database-locked') throw fault ? new ExpectedError(fault) : error;
    throw new ExpectedError({ code: 'database-locked', message: 'another hub runs on this data' });
  }
  return toDisposable(() => database.close());
}
