import type { BatchDone } from './run-batch.ts';

/** The connection was lost while the batch was committing: it is on the disk, or it is not. */
export class UncertainCommit extends Error {
  override readonly name = 'UncertainCommit';
  readonly batch: BatchDone;

  constructor(batch: BatchDone) {
    super('the database went away during a commit');
    this.batch = batch;
  }
}
