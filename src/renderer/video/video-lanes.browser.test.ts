import { cp, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type CodedPicture, h264Pictures, jpegPictures } from '../../../test/video-wall/coded-stream.ts';
import { coreTimeMs, h264, hello, packet } from '../../../test/video-wall/fake-core.ts';
import { type Colour, lane, picture, rgb } from '../../../test/video-wall/lane-records.ts';
import { tileWish as wish } from '../../../test/video-wall/tile-wish.ts';
import { wallBench } from '../../../test/video-wall/wall-bench.ts';
import {
  buildWallPage,
  chromiumPath,
  openWallPage,
  removeFolder,
  type WallPage,
} from '../../../test/video-wall/wall-page.ts';
import { encodeRecords } from '../../shared/media/media-codec.ts';
import { type MediaRecord, packetFlag, type StreamConfig } from '../../shared/media/media-message.ts';

const background = [0x0b, 0x0e, 0x12] as const;
const large: StreamConfig = { ...h264, width: 640, height: 360 };
const ffmpeg = { lane: 'ffmpeg', ordered: { reason: null } } as const;

function coloured(colour: Colour, size: string, x264: readonly string[]): CodedPicture[] {
  const hex = rgb[colour].map((value) => value.toString(16).padStart(2, '0')).join('');
  return h264Pictures(`color=0x${hex}:size=${size}:rate=25`, 25, ['-g', '25', ...x264]);
}

const quick = ['-tune', 'zerolatency'];

describe.skipIf(chromiumPath() === null)('lanes of the video wall in Chromium', { timeout: 90_000 }, () => {
  const bench = wallBench();
  const { opened, playPictures, playing } = bench;
  let wall: WallPage;
  beforeEach(() => {
    wall = bench.wall;
  });

  it('draws finished pictures in their place and colours, and tells their lane', async () => {
    const colours = ['red', 'green', 'blue', 'white'] as const;
    await wall.setTiles([wish(0, 'one', ffmpeg), wish(3, 'two', ffmpeg)]);
    const one = await opened('one', 'ffmpeg');
    const two = await opened('two', 'ffmpeg');
    expect(one.decode).toEqual({ lane: 'ffmpeg', widthPx: 320, heightPx: 180 });
    wall.core.send([...hello(one.slot, 1, large), lane(one.slot, 'running', 'vaapi')]);
    wall.core.send(hello(two.slot, 1, h264));
    playPictures(() => picture(one.slot, null, { colours }));
    playPictures(() => picture(two.slot, null, { colours, matrix: 'bt709', width: 160, height: 160 }));
    for (const [x, y, colour] of [
      [80, 45, rgb.red],
      [240, 45, rgb.green],
      [80, 135, rgb.blue],
      [240, 135, rgb.white],
      [435, 225, rgb.red],
      [525, 225, rgb.green],
      [435, 315, rgb.blue],
      [525, 315, rgb.white],
      [340, 270, background],
      [400, 90, background],
    ] as const)
      await wall.colour(x, y, colour);
    expect(
      await wall.tile(0, ({ presentedFps, state }) => presentedFps > 0 && state === 'live'),
    ).toMatchObject({
      lane: 'ffmpeg',
      method: 'vaapi',
      width: 640,
      height: 360,
      reason: null,
      detail: 'ffmpeg hardware vaapi',
    });
  });

  it('goes over to another lane with a picture that is as new as the one shown, and never with an older one', async () => {
    await wall.setTiles([wish(0, 'one')]);
    const { slot } = await opened('one', 'webcodecs');
    wall.core.send(hello(slot, 1, h264));
    playing.push(wall.core.play(slot, 1, coloured('red', '320x180', quick)));
    await wall.colour(160, 90, rgb.red);
    await wall.setTiles([wish(0, 'one', ffmpeg)]);
    const next = await opened('one', 'ffmpeg');
    wall.core.send(hello(next.slot, 1, h264));
    const sentAtMs = coreTimeMs();
    wall.core.send([picture(next.slot, 'blue', { agoMs: 5000, flags: packetFlag.cached })]);
    const before = await wall.tile(0, ({ pictureAtMs }) => (pictureAtMs ?? 0) > sentAtMs + 500);
    expect(before).toMatchObject({ lane: 'webcodecs', state: 'live' });
    await wall.colour(160, 90, rgb.red);
    expect(wall.core.closedSlots).toEqual([]);
    playPictures(() => picture(next.slot, 'green', { agoMs: 60 }));
    await wall.colour(160, 90, rgb.green);
    await wall.tile(0, ({ lane: shown, state }) => shown === 'ffmpeg' && state === 'live');
    expect(wall.core.closedSlots).toEqual([slot]);
    const seen = await wall.page.evaluate(() => [...globalThis.testedWall.picturesAtMs]);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    // The same orders once more: nothing happens.
    const said = [wall.core.opens.length, wall.core.tunes.length];
    await wall.setTiles([wish(0, 'one', ffmpeg)]);
    await wall.tile(0, ({ pictureAtMs }) => (pictureAtMs ?? 0) > coreTimeMs() - 1000);
    expect([wall.core.opens.length, wall.core.tunes.length]).toEqual(said);
  });

  it('tunes an open slot to another size and to keyframes, and shows no step back when its decoder begins anew', async () => {
    await wall.setTiles([wish(0, 'one', ffmpeg)]);
    const { slot } = await opened('one', 'ffmpeg');
    wall.core.send(hello(slot, 1, h264));
    wall.core.send([picture(slot, 'red', { agoMs: 900 })]);
    await wall.colour(160, 90, rgb.red);
    const old = picture(slot, 'blue', { agoMs: 500 });
    wall.core.send([picture(slot, 'green')]);
    await wall.colour(160, 90, rgb.green);
    wall.core.send([old]);
    const half = { x: 0, y: 0, width: 160, height: 90 };
    await wall.setTiles([wish(0, 'one', { ...ffmpeg, rect: half })]);
    await expect.poll(() => wall.core.tunes.length).toBe(1);
    expect(wall.core.tunes[0]).toEqual({
      type: 'tune',
      slot,
      decode: { lane: 'ffmpeg', widthPx: 160, heightPx: 90 },
      tier: 'all',
    });
    await wall.colour(80, 45, rgb.green);
    await wall.colour(240, 135, background);
    const ordered = { reason: 'cpu' } as const;
    await wall.setTiles([wish(0, 'one', { ...ffmpeg, rect: half, tier: 'keyframes', ordered })]);
    await expect.poll(() => wall.core.tunes.at(-1)?.tier).toBe('keyframes');
    // Some that were under way before the core heard of it: they tell nothing of the keyframes.
    for (const late of ['green', 'green', 'green', 'white'] as const) wall.core.send([picture(slot, late)]);
    await wall.tile(
      0,
      ({ state, reason, pictureAtMs }) =>
        state === 'live' && reason === 'cpu' && coreTimeMs() - (pictureAtMs ?? 0) > 2500,
    );
    await wall.colour(80, 45, rgb.white);
  });

  it('shows keyframes only without holding one back, and all pictures again from the next keyframe on', async () => {
    const keyframes = { tier: 'keyframes', ordered: { reason: null } } as const;
    // Reordered: a decoder that is not told to give out what it has waits for pictures that do not come.
    const red = coloured('red', '320x180', ['-bf', '3']);
    const first = red[0] ?? { keyframe: false, payload: new Uint8Array() };
    await wall.setTiles([wish(0, 'one', keyframes)]);
    const { slot, tier } = await opened('one', 'webcodecs');
    expect(tier).toBe('keyframes');
    wall.core.send([...hello(slot, 1, h264), packet(slot, 1, first, { ptsMs: 0 })]);
    await wall.colour(160, 90, rgb.red);
    await wall.tile(
      0,
      ({ state, reason, pictureAtMs }) =>
        state === 'live' && reason === 'keyframes-only' && coreTimeMs() - (pictureAtMs ?? 0) > 2500,
    );
    await wall.setTiles([wish(0, 'one')]);
    await expect.poll(() => wall.core.tunes.at(-1)?.tier).toBe('all');
    playing.push(wall.core.play(slot, 1, coloured('green', '320x180', quick)));
    await wall.colour(160, 90, rgb.green);
    await wall.tile(0, ({ state, reason, presentedFps }) => state === 'live' && !reason && presentedFps > 3);
  });

  it('calls the decoder dead when the lane is bad', async () => {
    await wall.setTiles([wish(0, 'one', ffmpeg)]);
    const { slot } = await opened('one', 'ffmpeg');
    wall.core.send([...hello(slot, 1, h264), lane(slot, 'bad')]);
    await wall.tile(0, ({ state, reason }) => state === 'failed' && reason === 'decoder-died');
  });

  it('gives out the whole picture in its stream size, though the lane shows a small one', async () => {
    await wall.setTiles([wish(0, 'one', ffmpeg), wish(1, 'odd', ffmpeg)]);
    const one = await opened('one', 'ffmpeg');
    const odd = await opened('odd', 'ffmpeg');
    wall.core.send(hello(one.slot, 1, large));
    wall.core.send(hello(odd.slot, 1, { ...large, codec: 'mpeg4', fourcc: 'mp4v' }));
    wall.core.send([picture(one.slot, 'red'), picture(odd.slot, 'blue')]);
    await wall.colour(160, 90, rgb.red);
    await wall.colour(480, 90, rgb.blue);
    // Made first: while ffmpeg runs, nobody answers the page.
    const [key, next] = coloured('green', '640x360', quick);
    const asked = wall.page.evaluate(() => globalThis.testedWall.picture(0));
    const { slot } = await opened('one', 'webcodecs');
    const cached = { flags: packetFlag.cached, agoMs: 9000 };
    const live = next && packet(slot, 1, next, { ptsMs: 9000 });
    wall.core.send([
      ...hello(slot, 1, large),
      ...(key ? [packet(slot, 1, key, { ptsMs: 0, ...cached })] : []),
      ...(live ? [live] : []),
    ]);
    expect(await asked).toMatchObject({
      width: 640,
      height: 360,
      cameraId: 'one',
      stream: 'sub',
      arrivedAtMs: live?.kind === 'packet' ? live.arrivedAtMs : 0,
    });
    await expect.poll(() => wall.core.closedSlots).toContain(slot);
    const askedOdd = wall.page.evaluate(() => globalThis.testedWall.picture(1));
    const inWindow = await opened('odd', 'webcodecs');
    wall.core.send(hello(inWindow.slot, 1, { ...large, codec: 'mpeg4', fourcc: 'mp4v' }));
    await expect.poll(() => wall.core.opens.filter(({ cameraId }) => cameraId === 'odd')).toHaveLength(3);
    const full = await opened('odd', 'ffmpeg');
    expect(full.decode).toMatchObject({ widthPx: 8192 });
    wall.core.send([
      ...hello(full.slot, 1, { ...large, codec: 'mpeg4', fourcc: 'mp4v' }),
      picture(full.slot, 'white', { width: 640, height: 360 }),
    ]);
    expect(await askedOdd).toMatchObject({ width: 640, height: 360, cameraId: 'odd' });
    await wall.colour(480, 90, rgb.blue);
  });

  it('measures what this window decodes and draws', async () => {
    const config = (codec: StreamConfig['codec']): MediaRecord => ({
      kind: 'config',
      slot: 1,
      generation: 1,
      config: { ...h264, codec },
      extradata: new Uint8Array(),
    });
    const measure = (records: readonly MediaRecord[], painter: string, parallel = 2) => {
      const base64 = Buffer.from(encodeRecords(records)).toString('base64');
      const job = { records: base64, parallel, forMs: 700, tile: { width: 160, height: 90 }, painter };
      return wall.page.evaluate((wanted) => globalThis.testedWall.measure(wanted), job);
    };
    const packets = (coded: readonly CodedPicture[]) =>
      coded.map((one, index) => packet(1, 1, one, { ptsMs: index * 40 }));
    const clip = packets(coloured('red', '320x180', ['-bf', '2']));
    const jpegs = packets(jpegPictures('color=blue:size=320x180:rate=25', 3));
    const finished = [picture(1, 'red'), picture(1, 'blue')];
    const results = [
      await measure([config('h264'), ...clip], 'cpu', 3),
      await measure([config('mjpeg'), ...jpegs], 'cpu'),
      await measure([config('other'), ...finished], 'cpu'),
      await measure([config('other'), ...finished], 'drawImage'),
    ];
    for (const result of results) {
      expect(result.problem).toBeNull();
      expect(result.elapsedMs).toBeGreaterThanOrEqual(690);
      // More than a clip's length: it was played over and over.
      expect(result.pictures).toBeGreaterThan(30);
      expect(result.pictures).toBeLessThan(result.elapsedMs * 50);
    }
    const odd = packets([{ keyframe: true, payload: Uint8Array.of(0, 0, 1, 0xb6) }]);
    expect(await measure([config('mpeg4'), ...odd], 'cpu')).toMatchObject({
      pictures: 0,
      problem: 'codec not supported',
    });
    expect((await measure([config('other'), ...finished], 'oil')).problem).toContain('oil');
    const abilities = await wall.page.evaluate(() => globalThis.testedWall.abilities());
    expect(abilities.find(({ codec }) => codec === 'h264')?.decodes).toBe(true);
    expect(abilities.find(({ codec }) => codec === 'mpeg4')).toEqual({
      codec: 'mpeg4',
      decodes: false,
      hardware: false,
    });
  });
});

describe.skipIf(chromiumPath() === null)('a decoder that accepts and never gives out', () => {
  it('is tried again and then called dead', { timeout: 120_000 }, async () => {
    const built = await buildWallPage();
    const folder = await mkdtemp(join(tmpdir(), 'vonglau-silent-'));
    await cp(built, folder, { recursive: true });
    const assets = join(folder, 'assets');
    for (const name of await readdir(assets)) {
      if (!/^wall-worker.*\.js$/.test(name)) continue;
      const silent = 'globalThis.VideoDecoder = class extends VideoDecoder { decode() {} };';
      await writeFile(join(assets, name), `${silent}\n${await readFile(join(assets, name), 'utf8')}`);
    }
    const wall = await openWallPage(folder);
    let stop = () => {};
    try {
      await wall.setTiles([wish(0, 'one')]);
      await expect.poll(() => wall.core.slotOf('one'), { timeout: 20_000 }).toBeDefined();
      const slot = wall.core.slotOf('one') ?? 0;
      wall.core.send(hello(slot, 1, h264));
      stop = wall.core.play(slot, 1, coloured('red', '320x180', [...quick, '-g', '5']));
      await vi.waitFor(
        async () =>
          expect(await wall.reports()).toMatchObject([
            { state: 'failed', reason: 'decoder-died', detail: 'the decoder gives no pictures out' },
          ]),
        { timeout: 60_000, interval: 100 },
      );
    } finally {
      stop();
      await wall.close();
      await removeFolder(folder);
      await removeFolder(built);
    }
  });
});
