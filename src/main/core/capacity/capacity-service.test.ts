import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { CancelledError } from '../../../shared/base/fault.ts';
import { CapacityView } from '../../../shared/capacity/capacity.ts';
import type { EventValue } from '../../../shared/contract/events.ts';
import { decodeRecords } from '../../../shared/media/media-codec.ts';
import { type Ffmpeg, findFfmpeg } from '../ffmpeg/find.ts';
import { createLogger } from '../log/logger.ts';
import { childPids } from '../process/child-registry.ts';
import { CapacityService, type CapacityServiceOptions } from './capacity-service.ts';
import type { MeasuredWay } from './measured-ways.ts';
import { probeClips } from './probe-clips.ts';

const ways: readonly MeasuredWay[] = [
  { lane: 'webcodecs', codec: 'h264', size: 'sub', tile: 'small' },
  { lane: 'ffmpeg', codec: 'h264', size: 'sub', tile: 'small' },
];

const clips = 'probe-clips';
let ffmpeg: Ffmpeg;
let root: string;
const open: CapacityService[] = [];

beforeAll(async () => {
  ffmpeg = await findFfmpeg();
  root = await mkdtemp(join(tmpdir(), 'vonglau-capacity-'));
  const recipes = [{ codec: 'h264', size: 'sub' }] as const;
  await probeClips({ ffmpeg, directory: join(root, clips), recipes }, new AbortController().signal);
});
afterEach(() => {
  for (const service of open.splice(0)) service.dispose();
});
afterAll(() => rm(root, { recursive: true }));

/** A data directory in which the clips are made already. */
async function folder(name: string): Promise<string> {
  const directory = await mkdtemp(join(root, `${name}-`));
  await cp(join(root, clips), join(directory, clips), { recursive: true });
  return directory;
}

/** A console around the service: a wall window that answers as `answers` says, and what the service did to the wall. */
async function bench(change: Partial<CapacityServiceOptions> = {}) {
  const holds: boolean[] = [];
  const lines: string[] = [];
  const asked: EventValue<'decode.wanted'>[] = [];
  const window = { id: 'wall-1' as string | null, problem: null as string | null };
  const service: CapacityService = await CapacityService.open({
    ffmpeg,
    dataDirectory: await folder('any'),
    logger: createLogger((level, line) => lines.push(`${level} ${line}`)),
    now: () => 1_700_000_000_000,
    askWindow: (event) => {
      asked.push(event);
      const { requestId, windowId, forMs } = event;
      const answer = { requestId, pictures: 200, elapsedMs: forMs, problem: window.problem };
      queueMicrotask(() => service.measured(answer, windowId));
    },
    wallWindow: () => window.id,
    hold: (on) => holds.push(on),
    room: () => ({ sub: 41, main: 6, usedPercent: 12 }),
    low: () => ({}),
    decisions: () => [],
    ways,
    forMs: 150,
    ...change,
  });
  open.push(service);
  return { service, holds, lines, asked, window };
}

describe('a measurement', () => {
  test('gives figures that are kept over a restart, and holds the wall only meanwhile', async () => {
    const dataDirectory = await folder('kept');
    const { service, holds, asked } = await bench({ dataDirectory });
    expect(service.view()).toMatchObject({ state: 'unmeasured', measuredAtMs: null, figures: [] });
    const states: string[] = [];
    const progress: number[] = [];
    service.onChanged.on((view) => {
      states.push(view.state);
      progress.push(view.progress);
      CapacityView.parse(view);
    });
    await service.measure();
    expect(holds).toEqual([true, false]);
    const { figures, methods, state, measuredAtMs } = service.view();
    expect(state).toBe('measured');
    expect(measuredAtMs).toBe(1_700_000_000_000);
    expect(figures.map(({ lane, method, width, tileWidth }) => [lane, method, width, tileWidth])).toEqual([
      ['webcodecs', 'browser', 640, 240],
      ['ffmpeg', 'software', 640, 240],
      ...methods.filter(({ works }) => works).map(({ method }) => ['ffmpeg', method, 640, 240]),
    ]);
    const [browser, lane] = figures;
    const cores = service.view().machine.cores;
    expect(browser?.msPerPicture).toBeCloseTo((cores * 150) / 200);
    // What the window does with the finished picture is in the lane's figure.
    expect(lane?.msPerPicture).toBeGreaterThan(browser?.msPerPicture ?? Infinity);
    expect(asked.map(({ records }) => [...decodeRecords(Buffer.from(records, 'base64'))][1]?.kind)).toEqual([
      'packet',
      'picture',
    ]);
    await expect.poll(() => states.at(-1)).toBe('measured');
    expect(states).toContain('measuring');
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));

    const later = await bench({ dataDirectory });
    expect(later.service.view()).toMatchObject({ state: 'measured', figures, methods });
    const updated = await bench({ dataDirectory, ffmpeg: { ...ffmpeg, version: '99.0' } });
    expect(updated.service.view().state).toBe('unmeasured');
    expect(updated.service.method('h264')).toBe('software');
  });

  test('stopped half way leaves no decoder, releases the wall and keeps nothing', async () => {
    const dataDirectory = await folder('stopped');
    const { service, holds } = await bench({ dataDirectory, forMs: 60_000 });
    const measuring = service.measure();
    await expect.poll(() => holds).toEqual([true]);
    await expect.poll(() => childPids('ffmpeg').length).toBe(service.view().machine.cores);
    service.cancel();
    await expect(measuring).rejects.toBeInstanceOf(CancelledError);
    expect(childPids('ffmpeg')).toEqual([]);
    expect(holds).toEqual([true, false]);
    expect(service.view()).toMatchObject({ state: 'unmeasured', fault: null });
  });

  test('gives the wall back after a while, whatever is still being measured', async () => {
    const dataDirectory = await folder('hanging');
    const { service, holds } = await bench({ dataDirectory, forMs: 60_000, holdAtMostMs: 300 });
    await expect(service.measure()).rejects.toBeInstanceOf(CancelledError);
    expect(holds).toEqual([true, false]);
    expect(childPids('ffmpeg')).toEqual([]);
  });

  test('comes one at a time, and needs a wall window', async () => {
    const { service, window } = await bench();
    const first = service.measure();
    await expect(service.measure()).rejects.toMatchObject({ fault: { code: 'capacity-busy' } });
    expect(() => service.begin()).toThrow(/being measured/);
    service.cancel();
    await expect(first).rejects.toBeInstanceOf(CancelledError);
    window.id = null;
    expect(() => service.begin()).toThrow(/No wall window/);
  });

  test('ends when its window dies; the earlier figures hold on', async () => {
    const dataDirectory = await folder('dying');
    const { service } = await bench({ dataDirectory });
    await service.measure();
    const before = service.view().figures;
    const dying = await bench({
      dataDirectory,
      askWindow: () => {
        dying.window.id = null;
      },
    });
    await expect(dying.service.measure()).rejects.toMatchObject({
      fault: { code: 'measuring-failed', message: 'the wall window was closed' },
    });
    expect(dying.holds).toEqual([true, false]);
    expect(dying.lines.at(-1)).toContain('the wall window was closed');
    expect(dying.service.view()).toMatchObject({ figures: before, fault: { code: 'measuring-failed' } });
  });

  test('of what the browser cannot decode says so', async () => {
    const { service, window } = await bench({ ways: ways.slice(0, 1) });
    window.problem = 'h264 is not decoded here';
    await service.measure();
    expect(service.figures()[0]).toMatchObject({ msPerPicture: null, problem: 'h264 is not decoded here' });
  });

  test('asks a window that made few pictures once more, for longer', async () => {
    const { service } = await bench({
      askWindow: ({ requestId, windowId, forMs }) => {
        const answer = { requestId, pictures: forMs / 10, elapsedMs: forMs, problem: null };
        asked.push(forMs);
        queueMicrotask(() => service.measured(answer, windowId));
      },
      ways: ways.slice(0, 1),
    });
    const asked: number[] = [];
    await service.measure();
    expect(asked).toEqual([150, 600]);
    expect(service.figures()[0]?.msPerPicture).toBeCloseTo(10 * service.view().machine.cores);
  });

  test('that takes too long leaves out the ways that matter least', async () => {
    const { service } = await bench({ limitMs: 0 });
    await service.measure();
    expect(service.view().state).toBe('measured');
    expect(service.figures().map(({ lane }) => lane)).toEqual(['webcodecs']);
  });

  test('takes no answer of a window that was not asked', async () => {
    const { service } = await bench({
      askWindow: ({ requestId, windowId }) => {
        service.measured({ requestId, pictures: 9, elapsedMs: 1, problem: null }, 'wall-2');
        service.measured({ requestId: 'other', pictures: 9, elapsedMs: 1, problem: null }, windowId);
        service.measured({ requestId, pictures: 100, elapsedMs: 500, problem: null }, windowId);
      },
      ways: ways.slice(0, 1),
    });
    await service.measure();
    expect(service.figures()[0]?.msPerPicture).toBeCloseTo((service.view().machine.cores * 500) / 100);
  });
});

describe('figures that are kept', () => {
  test.each([
    ['garbage', '{"version": 1, "key'],
    ['of another form', '{"version": 2}'],
    ['empty', ''],
  ])('%s count as none, and nothing is lost', async (_name, text) => {
    const dataDirectory = await folder('broken');
    await writeFile(join(dataDirectory, 'capacity.json'), text);
    const { service, lines } = await bench({ dataDirectory });
    expect(service.view().state).toBe('unmeasured');
    expect(lines.at(-1)).toContain('could not be understood');
    expect(await readdir(dataDirectory)).toContainEqual(expect.stringMatching(/^capacity\.json\.broken-/));
  });

  test('in a file that cannot be read count as none, and are measured and held all the same', async () => {
    const dataDirectory = await folder('folder');
    await mkdir(join(dataDirectory, 'capacity.json'));
    const { service, lines } = await bench({ dataDirectory });
    expect(lines.at(-1)).toContain('could not be read');
    await service.measure();
    expect(service.view().state).toBe('measured');
    expect(lines.join()).toContain('could not be kept');
  });
});

describe('by itself', () => {
  test('a machine without figures is measured once, when a wall window has been open for a while', async () => {
    const dataDirectory = await folder('first');
    const { service, window, asked } = await bench({ dataDirectory, calmMs: 300 });
    window.id = null;
    service.start('first');
    window.id = 'wall-1';
    await expect.poll(() => service.view().state).toBe('measured');
    const again = await bench({ dataDirectory, calmMs: 0 });
    again.service.start('first');
    expect(again.service.view().state).toBe('measured');
    expect(asked).toHaveLength(2);
    expect(again.asked).toEqual([]);
  });

  test('the view is told when the room changes', async () => {
    let sub = 3;
    const { service } = await bench({ room: () => ({ sub, main: 1, usedPercent: 50 }) });
    const seen: (number | undefined)[] = [];
    service.onChanged.on(({ room }) => seen.push(room?.sub));
    service.start('never');
    sub = 2;
    await expect.poll(() => seen).toEqual([2]);
  });
});
