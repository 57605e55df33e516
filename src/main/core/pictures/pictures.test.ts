import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { PNG } from 'pngjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLogger } from '../log/logger.ts';
import { rfc3339 } from './local-time.ts';
import { readChunks, writeChunks } from './png-chunks.ts';
import { readTexts, withTexts } from './png-text.ts';
import { checkSnapshot, sealPicture } from './sealed-picture.ts';
import { writeFault } from './snapshot-file.ts';
import { defaultSnapshotFolder } from './snapshot-folder.ts';
import { snapshotName } from './snapshot-name.ts';
import { type SnapshotParts, SnapshotService } from './snapshot-service.ts';
import { StillRelay } from './still-relay.ts';

const camera = {
  id: 'cam-0127',
  number: 127,
  name: 'Tràng Tiền',
  unit: 'Hoàn Kiếm',
  street: '',
  position: null,
  roles: ['main' as const, 'sub' as const],
};
const wall = { windowId: 'wall-d1', kind: 'wall', displayId: 'd1' } as const;
const desk = { windowId: 'operator', kind: 'operator', displayId: null } as const;
const arrivedAtMs = Date.UTC(2026, 10, 22, 7, 32, 10, 123) + 0.4;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vonglau-pictures-'));
});
afterEach(() => rm(folder, { recursive: true }));

function png(width = 8, height = 6): Buffer {
  const image = new PNG({ width, height });
  for (let at = 0; at < image.data.length; at++) image.data[at] = (at * 37) & 255;
  return PNG.sync.write(image);
}

interface Answer {
  readonly picture?: Buffer | null;
  readonly fault?: { code: string; message: string };
  readonly from?: typeof wall | typeof desk | { windowId: string; kind: 'wall'; displayId: string };
}

/** A service whose wall window answers like this; without an answer it is silent. */
function service(answer: Answer | null, more: Partial<SnapshotParts> = {}): SnapshotService {
  const made = (requestId: string, bytes: Buffer | null, { fault = undefined, from = wall }: Answer) =>
    snapshots.made(
      {
        requestId,
        picture: bytes && {
          png: bytes.toString('base64'),
          cameraId: camera.id,
          width: 8,
          height: 6,
          arrivedAtMs,
          stream: 'main',
        },
        fault: fault ?? null,
      },
      from,
    );
  const snapshots: SnapshotService = new SnapshotService({
    folder: join(folder, 'Vong Lau'),
    consoleName: 'phòng trực 2',
    logger: createLogger(() => undefined),
    timeoutMs: 40,
    camera: (id) => (id === camera.id ? camera : undefined),
    askWindow: ({ requestId, displayId, tile }) => {
      expect({ displayId, tile }).toEqual({ displayId: 'd1', tile: 4 });
      if (answer) setImmediate(() => made(requestId, answer.picture ?? null, answer));
    },
    ...more,
  });
  return snapshots;
}

const place = { displayId: 'd1', tile: 4 };

describe('a snapshot', () => {
  test('is a file that names camera, time, console, operator and its own hash', async () => {
    const picture = png();
    const { path, sha256 } = await service({ picture }).snapshot(place, 'trực ban');
    expect(basename(path)).toBe(`${snapshotName(camera, arrivedAtMs)}.png`);
    const file = await readFile(path);
    expect(Object.fromEntries(readTexts(file).map(({ keyword, text }) => [keyword, text]))).toEqual({
      Title: `0127 Tràng Tiền ${rfc3339(arrivedAtMs)}`,
      Camera: '0127 Tràng Tiền',
      'Camera ID': 'cam-0127',
      'Creation Time': rfc3339(arrivedAtMs),
      Stream: 'main',
      Operator: 'trực ban',
      Console: 'phòng trực 2',
      Software: expect.stringMatching(/^Vọng Lâu \d+\.\d+\.\d+$/),
      'Picture SHA-256': sha256,
    });
    expect(checkSnapshot(file)).toMatchObject({ valid: true, sha256 });
    expect(PNG.sync.read(file).data).toEqual(PNG.sync.read(picture).data);
    expect((await stat(path)).mode & 0o077).toBe(0);
  });

  test('never takes the place of a file that is there', async () => {
    const snapshots = service({ picture: png() });
    const paths = [];
    for (let copy = 0; copy < 3; copy++) paths.push((await snapshots.snapshot(place, 'a')).path);
    const name = snapshotName(camera, arrivedAtMs);
    expect(paths.map((path) => basename(path))).toEqual([
      `${name}.png`,
      `${name} (2).png`,
      `${name} (3).png`,
    ]);
    expect(await readdir(join(folder, 'Vong Lau'))).toHaveLength(3);
  });

  test.each([
    ['the window is silent', null],
    ['the tile shows nothing', { picture: null }],
    ['another display answers', { picture: png(), from: { ...wall, displayId: 'd2' } }],
    ['a desk answers', { picture: png(), from: desk }],
  ])('is refused when %s', async (_, answer) => {
    await expect(service(answer).snapshot(place, 'a')).rejects.toMatchObject({
      fault: { code: 'no-picture' },
    });
    expect(await readdir(folder)).toEqual([]);
  });

  test("carries the window's own fault, ends when it is cancelled, and takes no other file for a PNG", async () => {
    const fault = { code: 'no-picture', message: 'no memory' };
    await expect(service({ fault }).snapshot(place, 'a')).rejects.toMatchObject({ fault });
    const stop = new AbortController();
    const waiting = service(null, { timeoutMs: 60_000 }).snapshot(place, 'a', stop.signal);
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'CancelledError' });
    const garbage = service({ picture: Buffer.from('<html>') }).snapshot(place, 'a');
    await expect(garbage).rejects.toMatchObject({ fault: { code: 'bad-png' } });
  });

  test('says when nothing can be written, and when there is no room', async () => {
    await writeFile(join(folder, 'file'), '');
    const nowhere = service({ picture: png() }, { folder: join(folder, 'file', 'pictures') });
    await expect(nowhere.snapshot(place, 'a')).rejects.toMatchObject({ fault: { code: 'not-writable' } });
    const full = await open('/dev/full', 'w');
    const error = await full.writeFile('x').catch((thrown: unknown) => thrown);
    await full.close();
    expect(writeFault(folder, error).code).toBe('disk-full');
  });

  test('asked for three times at once is three files', async () => {
    const snapshots = service({ picture: png() });
    const all = await Promise.all([1, 2, 3].map(() => snapshots.snapshot(place, 'a')));
    expect(new Set(all.map(({ path }) => path)).size).toBe(3);
  });
});

describe('the hash in a snapshot', () => {
  const sealed = () => sealPicture(png(), [{ keyword: 'Camera', text: '0127 Tràng Tiền 📷' }]);

  test('is that of the file without its ancillary chunks, whatever the browser had noted', () => {
    const noted = withTexts(png(), [{ keyword: 'Comment', text: 'by a browser' }]);
    const { file, sha256 } = sealPicture(noted, []);
    const plain = writeChunks(readChunks(file).filter(({ type }) => /^[A-Z]/.test(type)));
    expect(createHash('sha256').update(plain).digest('hex')).toBe(sha256);
    expect(sha256).toBe(sealPicture(png(), []).sha256);
    expect(readTexts(file).map(({ keyword }) => keyword)).toEqual(['Picture SHA-256']);
  });

  test('no longer fits when any byte of the file has changed', () => {
    const { file } = sealed();
    expect(checkSnapshot(file).valid).toBe(true);
    for (let at = 0; at < file.length; at++) {
      const broken = Uint8Array.from(file);
      broken[at] = (broken[at] ?? 0) ^ 0x10;
      expect(checkSnapshot(broken).valid, `byte ${at}`).toBe(false);
    }
    for (let length = 0; length < file.length; length++)
      expect(checkSnapshot(file.subarray(0, length)).valid).toBe(false);
  });

  test('does not fit another picture, however well the file is put together', () => {
    const other = withTexts(png(9, 6), readTexts(sealed().file));
    expect(checkSnapshot(other)).toEqual({
      valid: false,
      why: 'the picture is not the one whose hash it carries',
    });
    expect(checkSnapshot(png())).toEqual({ valid: false, why: 'it carries 0 hashes' });
  });
});

describe('texts in a PNG file', () => {
  test('come back as they went in, in any script', () => {
    const keyword = fc.stringMatching(/^[A-Za-z][A-Za-z -]{0,70}[A-Za-z]$/);
    const text = fc.string({ unit: 'grapheme' }).map((value) => value.replaceAll('\0', ''));
    fc.assert(
      fc.property(fc.array(fc.record({ keyword, text }), { maxLength: 5 }), (texts) => {
        expect(readTexts(withTexts(png(), texts))).toEqual(texts);
      }),
    );
  });

  test('lie in the file as the PNG specification lays iTXt out, behind the header', () => {
    const [, text] = readChunks(withTexts(png(), [{ keyword: 'Camera', text: 'Tràng' }]));
    const bytes = Buffer.from(text?.data ?? []);
    expect([text?.type, bytes.toString('utf8')]).toEqual(['iTXt', 'Camera\0\0\0\0\0Tràng']);
  });
});

describe("a snapshot's name", () => {
  test('is camera, date and time', () => {
    expect(snapshotName(camera, arrivedAtMs)).toMatch(/^0127 Tràng Tiền 2026-11-2[123] \d\d-\d\d-10\.123$/);
  });

  test('fits every file system, whatever the camera is called', async () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 500 });
    await mkdir(join(folder, 'names'));
    await fc.assert(
      fc.asyncProperty(name, async (text) => {
        const made = snapshotName({ number: 9_999_999, name: text }, arrivedAtMs);
        expect(made).not.toMatch(/[<>:"/\\|?*\p{C}]/u);
        expect(Buffer.byteLength(made)).toBeLessThan(240);
        expect(made).toBe(made.trim());
        await writeFile(join(folder, 'names', `${made}.png`), '');
      }),
      { numRuns: 60 },
    );
    expect(snapshotName({ number: 1, name: '..//..\u202egnp.exe' }, arrivedAtMs)).toContain(
      '0001 ....gnp.exe ',
    );
  });
});

describe('the folder of snapshots', () => {
  test('is in the pictures of this person, as the desktop calls them', async () => {
    const of = () => defaultSnapshotFolder({}, folder);
    expect(await of()).toBe(join(folder, 'Pictures', 'Vong Lau'));
    await mkdir(join(folder, '.config'));
    const dirs = join(folder, '.config', 'user-dirs.dirs');
    await writeFile(dirs, '# a comment\nXDG_MUSIC_DIR="$HOME/Nhạc"\nXDG_PICTURES_DIR="$HOME/Hình ảnh"\n');
    expect(await of()).toBe(join(folder, 'Hình ảnh', 'Vong Lau'));
    await writeFile(dirs, 'XDG_PICTURES_DIR="$HOME/"\n');
    expect(await of()).toBe(join(folder, 'Pictures', 'Vong Lau'));
  });
});

describe('stills', () => {
  function relay() {
    const told: unknown[] = [];
    const stills = new StillRelay({
      tellWalls: ({ wanted }) => told.push(wanted),
      tellOperators: ({ jpeg }) => told.push(jpeg),
    });
    const still = (jpeg: string, displayId = 'd1') => ({ displayId, atMs: 1, jpeg });
    return { stills, still, told: () => told.splice(0) };
  }

  test('are wanted from the first desk to the last', () => {
    const { stills, still, told } = relay();
    stills.windowsChanged([wall]);
    stills.made(still('early'), wall);
    expect(told()).toEqual([false]);
    stills.windowsChanged([wall, desk]);
    stills.made(still('one'), wall);
    stills.made(still('two'), wall);
    expect(told()).toEqual([true, 'one', 'two']);
    stills.windowsChanged([wall, desk, { ...desk, windowId: 'second' }]);
    expect(told()).toEqual([true, 'two']);
    stills.windowsChanged([wall, { ...desk, windowId: 'second' }]);
    expect(told()).toEqual([true]);
    stills.windowsChanged([wall]);
    stills.windowsChanged([wall, desk]);
    expect(told()).toEqual([false, true]);
  });

  test('are only taken from the window of the display', () => {
    const { stills, still, told } = relay();
    stills.windowsChanged([wall, desk]);
    told();
    stills.made(still('theirs', 'd2'), wall);
    stills.made(still('of a desk'), desk);
    expect(told()).toEqual([]);
  });
});
