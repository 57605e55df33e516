import { join } from 'node:path';
import { Emitter } from '../../../shared/base/emitter.ts';
import { ExpectedError } from '../../../shared/base/fault.ts';
import { Camera } from '../../../shared/camera/camera.ts';
import { idOfNumber } from '../../../shared/camera/imported-camera.ts';
import { type CameraMerge, mergeCameras } from '../../../shared/camera/merge-cameras.ts';
import type { CallOutput, CallParsed } from '../../../shared/contract/calls.ts';
import type { Logger } from '../log/logger.ts';
import { loadCatalogue, saveCatalogue } from './catalogue-file.ts';
import { type CamerasFormat, type CamerasText, readCamerasText } from './read-cameras-text.ts';

const mostProblems = 1000;
const largestNumber = 9_999_999;

/** The console's own list of cameras, kept in its data folder: addresses with their passwords, readable by its owner only. */
export class CameraCatalogue {
  /** The whole list after each change, once it is on disk. */
  readonly onChanged = new Emitter<readonly Camera[]>();
  private readonly path: string;
  private readonly logger: Logger;
  private list: readonly Camera[];
  private working: Promise<unknown> = Promise.resolve();

  private constructor(path: string, list: readonly Camera[], logger: Logger) {
    this.path = path;
    this.list = list;
    this.logger = logger;
  }

  /** Opens `cameras.json` of the data folder; a notice `catalogue-broken` tells of one that was damaged and kept aside. */
  static async open(
    dataDirectory: string,
    logger: Logger,
  ): Promise<{ catalogue: CameraCatalogue; notice: { code: string; detail: string } | null }> {
    const path = join(dataDirectory, 'cameras.json');
    const { cameras, keptAside } = await loadCatalogue(path);
    const catalogue = new CameraCatalogue(path, cameras, logger);
    if (keptAside === null) return { catalogue, notice: null };
    logger.warn(`the list of cameras was damaged; kept as ${keptAside}, the list is empty`);
    return { catalogue, notice: { code: 'catalogue-broken', detail: keptAside } };
  }

  cameras(): readonly Camera[] {
    return this.list;
  }

  /** What a file would change; keeps nothing. */
  async preview(format: CamerasFormat, text: string): Promise<CallOutput<'cameras.preview'>> {
    const read = await readCamerasText(format, text);
    const merge = mergeCameras(this.list, read.rows);
    const problems = [...read.problems, ...merge.problems];
    problems.sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
    return {
      ...countsOf(read, merge),
      unusedColumns: [...read.unusedColumns],
      problems: problems.slice(0, mostProblems),
    };
  }

  /** Takes a file's good lines over. Throws ExpectedError `disk-full` or `not-writable`; then nothing has changed. */
  async import(format: CamerasFormat, text: string): Promise<CallOutput<'cameras.import'>> {
    const read = await readCamerasText(format, text);
    return this.inTurn(async () => {
      const merge = mergeCameras(this.list, read.rows);
      if (merge.added + merge.changed > 0) await this.keep(merge.cameras);
      const counts = countsOf(read, merge);
      this.logger.info(
        `import: ${counts.added} cameras added, ${counts.changed} changed, ${counts.skipped} lines left out`,
      );
      return counts;
    });
  }

  /** One more camera; without a number it gets the next one. Throws ExpectedError `number-taken`, `bad-address`, `disk-full` or `not-writable`. */
  add(wanted: CallParsed<'cameras.add'>): Promise<{ id: string }> {
    return this.inTurn(async () => {
      const number = wanted.number ?? this.nextNumber();
      const owner = this.list.find((camera) => camera.number === number);
      if (owner) throw taken(number, owner.name);
      const parsed = Camera.safeParse({ ...wanted, number, id: this.freeId(number) });
      if (!parsed.success) throw badAddress(parsed.error.issues[0]?.path.join('.') ?? '');
      await this.keep([...this.list, parsed.data]);
      this.logger.info(`camera ${number} added by address`);
      return { id: parsed.data.id };
    });
  }

  /** Takes cameras off the list; ids it does not know are passed over. Throws ExpectedError `disk-full` or `not-writable`. */
  remove(ids: readonly string[]): Promise<void> {
    const gone = new Set(ids);
    return this.inTurn(async () => {
      const rest = this.list.filter(({ id }) => !gone.has(id));
      if (rest.length === this.list.length) return;
      this.logger.info(`${this.list.length - rest.length} cameras removed`);
      await this.keep(rest);
    });
  }

  private async keep(list: readonly Camera[]): Promise<void> {
    await saveCatalogue(this.path, list);
    this.list = list;
    this.onChanged.fire(list);
  }

  /** One change after the other, so that none is made to a list that another is about to replace. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.working.then(work);
    // Whoever asked is told of the failure; the next one only waits.
    this.working = turn.catch(() => undefined);
    return turn;
  }

  private nextNumber(): number {
    const numbers = new Set(this.list.map(({ number }) => number));
    const highest = this.list.reduce((most, { number }) => Math.max(most, number), 0);
    if (highest < largestNumber) return highest + 1;
    let free = 1;
    while (numbers.has(free)) free++;
    return free;
  }

  private freeId(number: number): string {
    const ids = new Set(this.list.map(({ id }) => id));
    let id = idOfNumber(number);
    for (let copy = 2; ids.has(id); copy++) id = `${idOfNumber(number)}-${copy}`;
    return id;
  }
}

function countsOf(read: CamerasText, { added, changed, same, skipped, problems }: CameraMerge) {
  return {
    added,
    changed,
    same,
    skipped: read.skipped + skipped,
    problemCount: read.problems.length + problems.length,
  };
}

function taken(number: number, name: string): ExpectedError {
  return new ExpectedError({
    code: 'number-taken',
    message: `camera ${number} is there already`,
    detail: name,
  });
}

function badAddress(field: string): ExpectedError {
  return new ExpectedError({ code: 'bad-address', message: `${field} cannot be used` });
}
