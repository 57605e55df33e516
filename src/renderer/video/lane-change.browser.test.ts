import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { FedStream } from '../../../test/support/fed-stream.ts';
import { type NumberedClip, numberedClip } from '../../../test/support/numbered-clip.ts';
import { drawnOn, glassKeeper, glassTeller } from '../../../test/video-wall/glass-record.ts';
import { startLanesCore } from '../../../test/video-wall/lanes-core.ts';
import type { PageServer } from '../../../test/video-wall/page-server.ts';
import { realMs, slowMotion, slowTimeMs } from '../../../test/video-wall/slow-motion.ts';
import { tileWish } from '../../../test/video-wall/tile-wish.ts';
import {
  buildWallPage,
  chromiumPath,
  openWallAt,
  removeFolder,
  type WallPage,
} from '../../../test/video-wall/wall-page.ts';
import type { StreamRole } from '../../shared/camera/stream-role.ts';
import type { FeedLane } from '../../shared/wall/feed-order.ts';

vi.mock('../../main/core/core-time.ts', async () => {
  const { slowTimeMs } = await import('../../../test/video-wall/slow-motion.ts');
  return { coreTimeMs: slowTimeMs };
});

const frameMs = 40;
const loopPictures = 50;
const quick = ['-preset', 'ultrafast', '-g', '50'];
const encoders = {
  h264: ['-c:v', 'libx264', '-tune', 'zerolatency', ...quick],
  reordered: ['-c:v', 'libx264', '-bf', '2', '-sc_threshold', '0', ...quick],
  hevc: ['-c:v', 'libx265', '-x265-params', 'log-level=none:keyint=50:bframes=0', '-preset', 'ultrafast'],
};
const shapes = { sub: { width: 320, height: 180 }, main: { width: 640, height: 360 } };

/** A camera whose streams show the same numbers at the same time, by clocks of their own. */
class NumberedCamera {
  private readonly streams: readonly { readonly stream: FedStream; readonly clip: NumberedClip }[];
  private at = 0;

  constructor(...clips: readonly NumberedClip[]) {
    this.streams = clips.map((clip) => ({ stream: new FedStream(), clip }));
    for (const { stream, clip } of this.streams) stream.connect(clip);
  }

  /** The first is the substream. */
  stream(role: StreamRole): FedStream | null {
    return this.streams[role === 'sub' ? 0 : 1]?.stream ?? null;
  }

  send(): void {
    const arrivedAtMs = slowTimeMs();
    const loopMs = Math.floor(this.at / loopPictures) * loopPictures * frameMs;
    for (const [index, { stream, clip }] of this.streams.entries()) {
      const packet = clip.packets[this.at % loopPictures];
      if (!packet) throw new Error('the clip is empty');
      stream.push({ ...packet, ptsMs: index * 5000 + packet.ptsMs + loopMs, arrivedAtMs });
    }
    this.at++;
  }
}

async function clip(role: StreamRole, encoder: keyof typeof encoders): Promise<NumberedClip> {
  return numberedClip({ ...shapes[role], encoder: encoders[encoder], fps: 25, pictures: loopPictures });
}

/** The built page in slow motion, whose worker tells what it puts onto the glass. */
async function buildTellingPage(): Promise<string> {
  const folder = await buildWallPage();
  const assets = join(folder, 'assets');
  const name = (await readdir(assets)).find((file) => /^wall-worker.*\.js$/.test(file)) ?? '';
  const worker = await readFile(join(assets, name), 'utf8');
  await writeFile(join(assets, name), [slowMotion, glassTeller(640), worker].join('\n'));
  return folder;
}

/** Of slow time a fifth. */
const patience = { timeout: 90_000, interval: 100 };

interface Place {
  readonly role: StreamRole;
  readonly lane: FeedLane;
}

const inWindow = { role: 'sub', lane: 'webcodecs' } as const;
const inCore = { role: 'sub', lane: 'ffmpeg' } as const;
const main = { role: 'main', lane: 'ffmpeg' } as const;

describe.skipIf(chromiumPath() === null)('a change of stream or lane', { timeout: 300_000 }, () => {
  let folder = '';
  let wall: WallPage<PageServer>;
  let timer: NodeJS.Timeout;

  beforeAll(async () => {
    const clips = Promise.all([clip('sub', 'h264'), clip('main', 'hevc'), clip('sub', 'reordered')]);
    folder = await buildTellingPage();
    const [sub, main, reordered] = await clips;
    const cameras = new Map([
      ['one', new NumberedCamera(sub, main)],
      ['reordered', new NumberedCamera(reordered)],
    ]);
    const streams = {
      stream: (cameraId: string, role: StreamRole) => cameras.get(cameraId)?.stream(role) ?? null,
    };
    const core = await startLanesCore(folder, streams, slowTimeMs);
    wall = await openWallAt(core, `${slowMotion}\n${glassKeeper}`);
    const send = () => {
      for (const camera of cameras.values()) camera.send();
    };
    timer = setInterval(send, realMs(frameMs));
  }, 180_000);
  afterAll(async () => {
    clearInterval(timer);
    await wall?.close();
    await removeFolder(folder);
  });

  async function show(...places: readonly [camera: string, place: Place][]): Promise<void> {
    const ordered = { reason: null };
    await wall.setTiles(
      places.map(([camera, place], tile) => {
        const roles = camera === 'one' ? (['main', 'sub'] as const) : (['sub'] as const);
        return tileWish(tile, camera, { ...place, roles, ordered });
      }),
    );
    const wanted = places.map(([cameraId, { role, lane }]) => ({
      cameraId,
      stream: role,
      lane,
      state: 'live',
    }));
    await vi.waitFor(async () => expect(await wall.reports()).toMatchObject(wanted), patience);
  }

  test('leaves out no picture for longer than two frame times, and shows none again', async ({
    annotate,
  }) => {
    for (const [one, other] of [
      [inWindow, inWindow],
      [inCore, inCore],
      [main, inWindow],
      [inWindow, inCore],
      [main, inWindow],
      [inCore, inWindow],
    ] as const)
      await show(['one', one], ['reordered', other]);
    const drawn = await drawnOn(wall.page);
    for (const x of [0, 320]) {
      const numbers = drawn.flatMap((one) => (one.x === x ? one.number : []));
      const steps = numbers
        .slice(1)
        .map((number, index) => (number - (numbers[index] ?? 0) + loopPictures) % loopPictures);
      await annotate(`${steps.length} pictures, longest step ${Math.max(...steps)}`);
      expect(numbers.length).toBeGreaterThan(30);
      expect(Math.max(...steps), numbers.join(' ')).toBeLessThanOrEqual(2);
    }
  });
});
