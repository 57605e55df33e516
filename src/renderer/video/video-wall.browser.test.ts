import { beforeEach, describe, expect, it } from 'vitest';
import type { CodedPicture } from '../../../test/video-wall/coded-stream.ts';
import { h264Pictures, hevcStream, jpegPictures, pictures } from '../../../test/video-wall/coded-stream.ts';
import { coloured, fourColours, greyOf, numbered } from '../../../test/video-wall/coloured-pictures.ts';
import { coreTimeMs, h264, hello, packet } from '../../../test/video-wall/fake-core.ts';
import { tileWish as wish } from '../../../test/video-wall/tile-wish.ts';
import { wallBench } from '../../../test/video-wall/wall-bench.ts';
import { chromiumPath, type WallPage } from '../../../test/video-wall/wall-page.ts';
import { packetFlag } from '../../shared/media/media-message.ts';

const red = [255, 0, 0] as const;
const green = [0, 255, 0] as const;
const blue = [0, 0, 255] as const;
const white = [255, 255, 255] as const;
const lowerLeft = { x: 0, y: 0.5, width: 0.5, height: 0.5 };
const background = [0x0b, 0x0e, 0x12] as const;
describe.skipIf(chromiumPath() === null)('video wall in Chromium', { timeout: 60_000 }, () => {
  const bench = wallBench();
  const { live, slotOf, playing } = bench;
  let wall: WallPage;
  beforeEach(() => {
    wall = bench.wall;
  });

  it('draws each camera in its own tile, once decoded for two tiles, and empty tiles as background', async () => {
    await wall.setTiles([wish(0, 'red'), wish(1, 'green'), wish(2, 'red')]);
    await live('red', coloured(red));
    await live('green', coloured(green));
    for (const [x, y, colour] of [
      [160, 90, red],
      [480, 90, green],
      [160, 270, red],
      [480, 270, background],
    ] as const)
      await wall.colour(x, y, colour);
    const report = await wall.tile(0, ({ state, presentedFps }) => state === 'live' && presentedFps > 0);
    expect(report).toMatchObject({
      cameraId: 'red',
      codec: 'h264',
      lane: 'webcodecs',
      width: 320,
      height: 180,
      stream: 'sub',
    });
    expect(report.reason).toBeNull();
    expect(wall.core.opens.map(({ cameraId }) => cameraId).sort()).toEqual(['green', 'red']);
    expect(await wall.page.evaluate(() => globalThis.testedWall.painter?.painter)).toMatch(
      /^(cpu|drawImage|webgl)$/,
    );
    await expect.poll(() => wall.core.creditBytes(), { timeout: 5000 }).toBeGreaterThan(1000);
    expect(wall.core.creditBytes()).toBeLessThanOrEqual(wall.core.sentBytes());
  });

  it('keeps stream, picture and figures of a camera that only moves, and wipes one that leaves', async () => {
    await wall.setTiles([wish(0, 'red'), wish(1, 'green')]);
    const stopRed = await live('red', coloured(red));
    await live('green', coloured(green));
    await wall.colour(160, 90, red);
    const before = await wall.tile(0, ({ presentedFps }) => presentedFps > 0);
    stopRed();
    await wall.setTiles([wish(3, 'red')]);
    await wall.colour(480, 270, red);
    await wall.colour(160, 90, background);
    await wall.colour(480, 90, background);
    const after = await wall.tile(3, ({ cameraId }) => cameraId === 'red');
    expect(after.firstPictureMs).toBe(before.firstPictureMs);
    expect(wall.core.opens).toHaveLength(2);
    await expect.poll(() => wall.core.closedSlots).toEqual([wall.core.slotOf('green')]);
  });

  it('refits the picture when its size changes in mid-stream', async () => {
    await wall.setTiles([wish(0, 'one')]);
    const stop = await live('one', coloured(red));
    await wall.colour(10, 90, red);
    stop();
    playing.push(wall.core.play(await slotOf('one'), 1, coloured(blue, '160x160')));
    await wall.colour(160, 90, blue);
    await wall.colour(10, 90, background);
    await wall.tile(0, ({ width, height, state }) => width === 160 && height === 160 && state === 'live');
  });

  it('recovers from garbage at the next good keyframe, and its neighbour does not notice', async () => {
    await wall.setTiles([wish(0, 'bad'), wish(1, 'good')]);
    const stop = await live('bad', coloured(red));
    await live('good', coloured(green));
    await wall.tile(0, ({ state }) => state === 'live');
    stop();
    const slot = await slotOf('bad');
    const noise = Uint8Array.from({ length: 400 }, (_, at) => (at * 89) & 255);
    const good = coloured(red)[0]?.payload ?? new Uint8Array();
    const broken = Buffer.concat([good.subarray(0, 60), noise]);
    playing.push(
      wall.core.play(slot, 1, [
        { keyframe: true, payload: broken },
        { keyframe: false, payload: noise },
      ]),
    );
    await wall.tile(
      0,
      ({ state, reason }) => state === 'stale' && (reason === 'corrupt' || reason === 'decoder-died'),
    );
    expect((await wall.tile(1, () => true)).state).toBe('live');
    playing.pop()?.();
    playing.push(wall.core.play(slot, 2, coloured(blue)));
    wall.core.send(hello(slot, 2, h264));
    await wall.colour(160, 90, blue);
    await wall.tile(0, ({ state }) => state === 'live');
  });

  it('shows the first picture of a cached run at once, then the last, and none between', async () => {
    // Large and noisy: it takes the decoder far longer than the page's own reports are apart. Made first: while ffmpeg runs, nobody answers the page.
    const heavy = 'testsrc2=size=1920x1080:rate=25,noise=alls=30:allf=t';
    const count = 48;
    const run = h264Pictures(heavy, count, [
      '-preset',
      'ultrafast',
      '-tune',
      'zerolatency',
      '-g',
      '100',
      '-b:v',
      '30M',
    ]);
    await wall.setTiles([wish(0, 'one')]);
    const slot = await slotOf('one');
    const cached = run.map((picture, index) =>
      packet(slot, 1, picture, {
        ptsMs: index * 40,
        agoMs: (count - 1 - index) * 40,
        flags: packetFlag.cached,
      }),
    );
    const arrivedAtMs = (at: number) => {
      const record = cached.at(at);
      return record?.kind === 'packet' ? record.arrivedAtMs : 0;
    };
    wall.core.send([...hello(slot, 1, h264), ...cached]);
    const report = await wall.tile(0, ({ pictureAtMs }) => pictureAtMs === arrivedAtMs(-1));
    const shownAtMs = await wall.page.evaluate(() => [...globalThis.testedWall.picturesAtMs]);
    expect(shownAtMs).toEqual([arrivedAtMs(0), arrivedAtMs(-1)]);
    expect(report).toMatchObject({ presentedFps: 0, ageMs: null });
    expect(report.firstPictureMs).not.toBeNull();
  });

  it('gives pictures out in their order when the stream reorders them', async () => {
    await wall.setTiles([wish(0, 'one')]);
    const slot = await slotOf('one');
    const coded = numbered(50, ['-g', '100', '-bf', '3', '-b-pyramid', 'normal']);
    wall.core.send(hello(slot, 1, h264));
    for (const [index, picture] of coded.entries())
      wall.core.send([packet(slot, 1, picture, { ptsMs: index * 40 })]);
    // The decoder may keep the last few back: nothing follows that pushes them out.
    await expect
      .poll(async () => (await wall.pixel(160, 90))[0] ?? 0, { timeout: 10_000 })
      .toBeGreaterThanOrEqual(greyOf(44)[0] - 6);
    await wall.tile(0, ({ width }) => width === 320);
  });

  it('calls a picture stale when nothing follows it, and live again when something does', async () => {
    await wall.setTiles([wish(0, 'one')]);
    const stop = await live('one', coloured(red));
    await wall.tile(0, ({ state }) => state === 'live');
    stop();
    const stale = await wall.tile(0, ({ state }) => state === 'stale');
    expect(coreTimeMs() - (stale.pictureAtMs ?? 0)).toBeGreaterThan(1400);
    await wall.colour(160, 90, red);
    playing.push(wall.core.play(await slotOf('one'), 1, coloured(green)));
    await wall.tile(0, ({ state }) => state === 'live');
    await wall.colour(160, 90, green);
  });

  it('loses the core: no tile stays live, the socket comes back and opens every slot again', async () => {
    await wall.setTiles([wish(0, 'one')]);
    const stop = await live('one', coloured(red));
    await wall.tile(0, ({ state }) => state === 'live');
    stop();
    wall.core.cut();
    await expect.poll(() => wall.core.opens.length, { timeout: 10_000 }).toBe(2);
    const report = await wall.tile(0, ({ state }) => state !== 'live');
    expect(report.state).toBe('stale');
    await live('one', coloured(green));
    await wall.tile(0, ({ state }) => state === 'live');
    await wall.colour(160, 90, green);
  });

  it('keeps the small stream until the large one has a picture, then closes it', async () => {
    const roles = ['main', 'sub'] as const;
    await wall.setTiles([wish(0, 'one', { roles })]);
    await live('one', coloured(red));
    await wall.tile(0, ({ state, reason }) => state === 'live' && reason === 'small-tile');
    const sub = await slotOf('one');
    await wall.setTiles([wish(0, 'one', { roles, role: 'main' })]);
    const main = await slotOf('one', 'main');
    wall.core.send(hello(main, 1, { ...h264, width: 640, height: 360 }));
    expect((await wall.tile(0, () => true)).state).toBe('live');
    expect(wall.core.closedSlots).toEqual([]);
    playing.push(wall.core.play(main, 1, coloured(blue, '640x360')));
    await wall.colour(160, 90, blue);
    await wall.tile(
      0,
      ({ stream, state, reason }) => stream === 'main' && state === 'live' && reason === null,
    );
    expect(wall.core.closedSlots).toEqual([sub]);
  });

  it('shows a part of the picture, fitted by its own shape, and goes back to the whole at once', async () => {
    await wall.setTiles([wish(0, 'one'), wish(1, 'one', { region: lowerLeft })]);
    const stop = await live('one', fourColours());
    await wall.colour(80, 45, red);
    await wall.colour(240, 135, white);
    await wall.colour(330, 10, blue);
    await wall.colour(630, 170, blue);
    await wall.tile(1, ({ state, width, height }) => state === 'live' && width === 640 && height === 360);
    stop();
    // Nothing more is decoded: what changes now is drawn from the picture that is there.
    await wall.tile(0, ({ state }) => state === 'stale');
    await wall.setTiles([
      wish(0, 'one', { region: { x: 0.5, y: 0, width: 0.25, height: 0.5 } }),
      wish(1, 'one'),
    ]);
    await wall.colour(160, 90, green);
    await wall.colour(90, 90, green);
    await wall.colour(229, 90, green);
    await wall.colour(60, 90, background);
    await wall.colour(260, 90, background);
    await wall.colour(400, 45, red);
    await wall.colour(560, 135, white);
    await wall.setTiles([wish(0, 'one'), wish(1, 'one')]);
    await wall.colour(80, 45, red);
    await wall.colour(20, 135, blue);
    expect(wall.core.opens).toHaveLength(1);
  });

  it('waits for a keyframe and says so; a gap is told as the network', async () => {
    await wall.setTiles([wish(0, 'one')]);
    const slot = await slotOf('one');
    const coded = coloured(red);
    wall.core.send(hello(slot, 1, h264));
    const stop = wall.core.play(slot, 1, coded.slice(1));
    await wall.tile(0, ({ state, reason }) => state === 'connecting' && reason === 'no-keyframe');
    stop();
    const afterGap = (picture: CodedPicture, index: number) =>
      packet(slot, 1, picture, { ptsMs: index * 40, flags: index === 0 ? packetFlag.afterGap : 0 });
    wall.core.send(coded.map(afterGap));
    await wall.tile(0, ({ state, reason }) => state === 'live' && reason === 'network');
  });

  it('shows motion JPEG', async () => {
    await wall.setTiles([wish(0, 'one')]);
    const slot = await slotOf('one');
    wall.core.send(hello(slot, 1, { codec: 'mjpeg', fourcc: 'MJPG', width: 320, height: 180 }));
    playing.push(wall.core.play(slot, 1, jpegPictures('color=blue:size=320x180:rate=25', 3)));
    await wall.colour(160, 90, blue);
    await wall.tile(0, ({ state, codec }) => state === 'live' && codec === 'mjpeg');
  });

  it('says that it cannot decode what this machine cannot decode', async () => {
    await wall.setTiles([wish(0, 'hevc'), wish(1, 'mpeg4')]);
    const hevc = await slotOf('hevc');
    const mpeg4 = await slotOf('mpeg4');
    const coded = pictures(hevcStream('testsrc2=size=320x180:rate=25', 10), 'hevc');
    wall.core.send(hello(hevc, 1, { codec: 'hevc', fourcc: 'HEVC', width: 320, height: 180 }));
    wall.core.send(hello(mpeg4, 1, { codec: 'mpeg4', fourcc: 'mp4v', width: 320, height: 180 }));
    playing.push(wall.core.play(hevc, 1, coded));
    await wall.tile(1, ({ state, reason }) => state === 'failed' && reason === 'unsupported-codec');
    // A browser with a hardware decoder for H.265 shows it.
    await wall.tile(
      0,
      ({ state, reason }) => state === 'live' || (state === 'failed' && reason === 'unsupported-codec'),
    );
  });
});
