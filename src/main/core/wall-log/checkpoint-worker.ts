import { DatabaseSync } from 'node:sqlite';
import { workerData } from 'node:worker_threads';
import { z } from 'zod';

const database = new DatabaseSync(z.string().parse(workerData));
database.exec('PRAGMA wal_checkpoint(PASSIVE)');
database.close();
