import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { MediaRecord } from '../../src/shared/media/media-message.ts';
import type { CodedPicture } from './coded-stream.ts';
import { h264, hello } from './fake-core.ts';
import { buildWallPage, openWallPage, removeFolder, type WallPage } from './wall-page.ts';

/** A wall page in a browser of its own for each test of the group that calls this, and cameras that play into it. */
export function wallBench() {
  let folder = '';
  let wall: WallPage | null = null;
  const playing: (() => void)[] = [];
  const page = () => {
    if (!wall) throw new Error('no page is open between tests');
    return wall;
  };
  beforeAll(async () => {
    folder = await buildWallPage();
  }, 60_000);
  afterAll(() => removeFolder(folder));
  beforeEach(async () => {
    wall = await openWallPage(folder);
  }, 30_000);
  afterEach(async () => {
    for (const stop of playing.splice(0)) stop();
    await wall?.close();
    wall = null;
  });

  async function slotOf(cameraId: string, role = 'sub'): Promise<number> {
    const { core } = page();
    await expect.poll(() => core.slotOf(cameraId, role), { timeout: 10_000 }).toBeDefined();
    return core.slotOf(cameraId, role) ?? 0;
  }

  /** Opens the camera's stream and plays it; returns how to stop. */
  async function live(cameraId: string, coded: readonly CodedPicture[], role = 'sub', generation = 1) {
    const slot = await slotOf(cameraId, role);
    page().core.send(hello(slot, generation, h264));
    const stop = page().core.play(slot, generation, coded);
    playing.push(stop);
    return stop;
  }

  /** The open of that camera in that lane, once it is there. */
  async function opened(cameraId: string, laneName: string, role = 'sub') {
    const find = () =>
      page().core.opens.findLast(
        (open) => open.cameraId === cameraId && open.decode.lane === laneName && open.role === role,
      );
    await expect.poll(find, { timeout: 20_000 }).toBeDefined();
    const open = find();
    if (!open) throw new Error('just seen to be there');
    return open;
  }

  /** Sends a picture every 40 ms from now on. */
  function playPictures(make: () => MediaRecord): () => void {
    const { core } = page();
    const timer = setInterval(() => core.send([make()]), 40);
    const stop = () => clearInterval(timer);
    playing.push(stop);
    return stop;
  }

  return {
    get wall(): WallPage {
      return page();
    },
    slotOf,
    live,
    opened,
    playPictures,
    /** What is stopped after each test. */
    playing,
  };
}
