import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { SoundState } from '../../src/renderer/audio/sound-state.ts';
import type { City } from '../../src/simulator/city.ts';
import type { SimAudio } from '../../src/simulator/city-options.ts';
import type { Heard } from '../sound/loudspeaker.ts';
import '../sound/tested-sound.ts';
import { openSoundBench, type SoundBench } from '../sound/sound-bench.ts';
import { startTestCity } from '../support/city-for-tests.ts';
import { recordingViewer } from '../support/recording-viewer.ts';
import { until } from '../support/until.ts';

const lingerMs = 300;
const tones = { 1: 440, 2: 660, 3: 550, 4: 880, 8: 770 } as const;
const mute = 5;
const odd = 6;
const mainOnly = 7;
/** Samples of the city's tones, and what the usual level of 70 % makes of them. */
const amplitude = 12_000 / 32_768;
const usualGain = 0.7 ** 2;

let city: City;
let bench: SoundBench;

beforeAll(async () => {
  const sizes = { main: { width: 320, height: 180 }, sub: { width: 160, height: 96 } };
  const singing = (number: keyof typeof tones, audio: SimAudio) => ({
    number,
    audio,
    toneHz: tones[number],
    sizes,
  });
  city = await startTestCity({
    cameras: 8,
    overrides: [
      singing(1, 'pcma'),
      singing(2, 'aac'),
      singing(3, 'pcmu'),
      singing(4, 'opus'),
      singing(8, 'l16'),
      { number: mute, audio: null, sizes },
      { number: odd, audio: 'g726', sizes },
      { number: mainOnly, audio: 'pcma', toneHz: 500, mainSoundOnly: true, sizes },
    ],
  });
  bench = await openSoundBench(city, lingerMs);
});
afterAll(async () => {
  const complaints = await bench?.close();
  await city?.dispose();
  expect(complaints).toEqual([]);
});
afterEach(async () => {
  await bench.page.evaluate(() => testedSound.desk.off());
  await bench.page.evaluate(() => testedSound.desk.setLevel(0.7));
  await until('all sockets to close', () => bench.sockets() === 0);
});

const idOf = (number: number) => `cam-${String(number).padStart(4, '0')}`;
const heard = (): Promise<Heard> => bench.page.evaluate(() => testedSound.heard());
const state = (): Promise<SoundState> => bench.page.evaluate(() => testedSound.desk.store.getState().sound);
const words = () => bench.page.locator('.sound-words').textContent();
const button = () => bench.page.getByRole('button');

async function select(number: number): Promise<void> {
  await bench.page.evaluate((cameraId) => testedSound.select(cameraId, 'sub'), idOf(number));
}

/** As an operator does: the tile is selected, the button has the focus, Enter is pressed. */
async function switchOn(number: number): Promise<void> {
  await select(number);
  await button().focus();
  await bench.page.keyboard.press('Enter');
}

async function phase(wanted: SoundState['phase'], number: number): Promise<void> {
  let last = {};
  await until(
    `camera ${number} ${wanted}`,
    async () => {
      const seen = await state();
      last = seen;
      return seen.phase === wanted && seen.cameraId === idOf(number);
    },
    20_000,
    () => last,
  );
}

/** Waits until nothing but this tone is heard. */
async function tone(hz: number): Promise<Heard> {
  const near = (seen: Heard) => Math.abs(seen.hz - hz) < 15 && seen.peak > 0.05 && seen;
  let last = {};
  return until(
    `a tone of ${hz} Hz`,
    async () => {
      const seen = await heard();
      last = { ...seen, ...(await state()) };
      return near(seen);
    },
    20_000,
    () => last,
  );
}

/** Pictures of a camera's substream, as a window that watches it gets them. */
function watch(number: number) {
  const seen = recordingViewer();
  const joined = bench.streams.stream(idOf(number), 'sub')?.join(seen.viewer);
  return { ...seen, leave: () => joined?.dispose() };
}

test('nothing is opened before somebody listens', async () => {
  await select(1);
  expect(await words()).toBe('Đang tắt tiếng.');
  expect(bench.traffic).toEqual({ receivedBytes: 0, sent: [] });
  expect(city.camera(1).connections).toBe(0);
  expect((await heard()).contexts).toBe(0);
});

test.each([
  [1, 'G.711 A-law', 'pcm_alaw'],
  [2, 'AAC', 'aac'],
  [3, 'G.711 µ-law', 'pcm_mulaw'],
  [4, 'Opus', 'opus'],
  [8, 'PCM', 'pcm_s16be'],
] as const)('camera %i is heard as it sings, in %s', async (number, name, codec) => {
  await switchOn(number);
  await phase('playing', number);
  expect((await state()).codec).toBe(codec);
  expect(await words()).toBe(`Đang nghe · ${name}`);
  await tone(tones[number]);
  await until('the meter to show the tone', async () => {
    const { peak } = await state();
    return Math.abs(peak - amplitude) < 0.08;
  });
  await until('the loudspeaker to be at 70 %', async () => {
    const { peak } = await heard();
    return Math.abs(peak - amplitude * usualGain) < 0.05;
  });
});

test('the level is heard from the next moment on, by keys, and the meter does not follow it', async () => {
  await switchOn(1);
  await tone(tones[1]);
  await bench.page.getByRole('slider').focus();
  await bench.page.keyboard.press('Home');
  await until('silence', async () => (await heard()).peak < 0.001);
  await until('the meter to go on', async () => Math.abs((await state()).peak - amplitude) < 0.08);
  await bench.page.keyboard.press('End');
  await until('full level', async () => Math.abs((await heard()).peak - amplitude) < 0.05);
  expect(await bench.page.getByRole('slider').getAttribute('aria-valuetext')).toMatch(/^100\s?%$/);
});

test('the page gets sound and no pictures, and after switching off nothing at all', async () => {
  const before = bench.traffic.receivedBytes;
  await switchOn(1);
  await tone(tones[1]);
  const fromBytes = bench.traffic.receivedBytes;
  const fromMs = performance.now();
  await until('five seconds of sound', () => performance.now() - fromMs > 5000);
  const bytesPerSecond = ((bench.traffic.receivedBytes - fromBytes) * 1000) / (performance.now() - fromMs);
  // 8000 samples and 25 heads of 28 bytes a second; the pictures alone would be more than as much again.
  expect(bytesPerSecond).toBeGreaterThan(7000);
  expect(bytesPerSecond).toBeLessThan(11_000);
  expect(bench.traffic.receivedBytes).toBeGreaterThan(before);
  expect(bench.traffic.sent).not.toContain('open');
  await button().focus();
  await bench.page.keyboard.press('Enter');
  await until('the socket to close', () => bench.sockets() === 0);
  await until('the camera to be left', () => city.camera(1).connections === 0);
  expect((await heard()).contexts).toBe(0);
  expect(await words()).toBe('Đang tắt tiếng.');
  const atEnd = bench.traffic.receivedBytes;
  const seen = watch(1);
  await until('a second of the stream for somebody else', () => seen.packets.length > 25);
  seen.leave();
  expect(bench.traffic.receivedBytes).toBe(atEnd);
});

describe('says why nothing is heard', () => {
  test('a camera without sound', async () => {
    await switchOn(mute);
    await phase('no-audio', mute);
    await until('the main stream to be left', () => city.camera(mute).connections === 1);
    expect(await words()).toBe('Camera này không có tiếng.');
    await bench.page.evaluate(() => testedSound.language('en'));
    await until('English', async () => (await words()) === 'This camera has no sound.');
    await bench.page.evaluate(() => testedSound.language('vi'));
  });

  test('a camera whose sound this machine cannot decode still shows pictures', async () => {
    await switchOn(odd);
    await phase('unsupported', odd);
    expect(await words()).toContain('Máy này không giải mã được tiếng');
    const seen = watch(odd);
    await until('pictures', () => seen.packets.length > 10);
    seen.leave();
  });

  test('but not of a camera whose main stream has sound and whose substream has none', async () => {
    await switchOn(mainOnly);
    await tone(500);
    await phase('playing', mainOnly);
    expect(await bench.page.evaluate(() => testedSound.phases.slice(-2))).toEqual(['opening', 'playing']);
  });

  test('a camera that is not there', async () => {
    await switchOn(99);
    await phase('failed', 99);
  });
});

describe('a camera', () => {
  test('that loses its sound is said to be silent, keeps its picture, and is heard again', async () => {
    const seen = watch(1);
    await switchOn(1);
    await phase('playing', 1);
    await city.camera(1).setFault({ kind: 'no-sound' });
    await phase('silent', 1);
    expect(await words()).toContain('không còn gửi tiếng');
    const { length } = seen.packets;
    await until('pictures to go on', () => seen.packets.length > length + 25);
    await city.camera(1).setFault(null);
    await tone(tones[1]);
    expect(seen.story().filter((story) => story !== 'connecting')).toEqual(['receiving']);
    expect(seen.configs).toHaveLength(1);
    seen.leave();
  });

  test('whose sound is broken keeps its picture, and is heard again', async () => {
    const seen = watch(2);
    await switchOn(2);
    await tone(tones[2]);
    await city.camera(2).setFault({ kind: 'broken-sound' });
    await until('the tone to end', async () => Math.abs((await heard()).hz - tones[2]) > 15);
    const { length } = seen.packets;
    await until('pictures to go on', () => seen.packets.length > length + 50);
    await city.camera(2).setFault(null);
    await tone(tones[2]);
    expect(seen.configs).toHaveLength(1);
    seen.leave();
  });

  test('that goes away and comes back is heard again by itself', async () => {
    await switchOn(3);
    await phase('playing', 3);
    await city.camera(3).setFault({ kind: 'reboot', downSeconds: 600 });
    await phase('failed', 3);
    await until('silence', async () => (await heard()).peak === 0);
    await city.camera(3).setFault(null);
    await tone(tones[3]);
  });
});

test('a core that goes away is said, and when it is back the sound is too', async () => {
  await switchOn(1);
  await phase('playing', 1);
  bench.cut();
  await until('failed', async () =>
    (await bench.page.evaluate(() => testedSound.phases)).slice(-3).includes('failed'),
  );
  await tone(tones[1]);
  await phase('playing', 1);
});

test('listening follows the selection, or stays where it was put', async () => {
  await switchOn(1);
  await tone(tones[1]);
  await select(3);
  await tone(tones[3]);
  await phase('playing', 3);
  await bench.page.getByRole('checkbox').focus();
  await bench.page.keyboard.press('Space');
  await select(1);
  await until('words for the other camera', () =>
    bench.page.getByText(`Đang nghe camera ${idOf(3)}, không phải camera của ô này.`).isVisible(),
  );
  await tone(tones[3]);
  await button().focus();
  await bench.page.keyboard.press('Enter');
  await tone(tones[1]);
  await bench.page.evaluate(() => testedSound.desk.follow(true, null));
});

test('forty quick changes end with the last one alone', async () => {
  await switchOn(1);
  await bench.page.evaluate(async () => {
    for (let turn = 0; turn < 40; turn++) {
      testedSound.select(`cam-000${(turn % 4) + 1}`, 'sub');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    testedSound.select('cam-0003', 'sub');
  });
  await phase('playing', 3);
  await tone(tones[3]);
  await until('one socket', () => bench.sockets() === 1);
  expect((await heard()).contexts).toBe(1);
});

test('the sound of the main stream is taken when somebody watches that anyway', async () => {
  const seen = recordingViewer();
  const joined = bench.streams.stream(idOf(1), 'main')?.join(seen.viewer);
  await until('pictures of the main stream', () => seen.packets.length > 0);
  await switchOn(1);
  await tone(tones[1]);
  expect(city.camera(1).connections).toBe(1);
  joined?.dispose();
});
