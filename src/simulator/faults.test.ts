import { connect } from 'node:net';
import { describe, expect, it, type TestContext } from 'vitest';
import type { City } from './city.ts';
import type { SimFaultInput } from './sim-fault.ts';
import { barcodes, ffmpeg, overTcp, pictureTimes, startShortCity, steps, until } from './test-city.ts';

/** A player that speaks RTSP by hand: counts the bytes that reach it. */
class Player {
  bytes = 0;
  heard = '';
  closed = false;
  private readonly socket;

  constructor(city: City, port = city.port) {
    this.socket = connect(port, '127.0.0.1');
    this.socket.on('data', (chunk) => {
      this.bytes += chunk.length;
      this.heard = (this.heard + chunk.toString('latin1')).slice(-20_000);
    });
    this.socket.on('error', () => undefined);
    this.socket.on('close', () => {
      this.closed = true;
    });
  }

  ask(method: string, url: string, headers = ''): void {
    this.heard = '';
    this.socket.write(`${method} ${url} RTSP/1.0\r\nCSeq: 1\r\n${headers}\r\n`);
  }

  /** Asks, waits for the answer's head and gives its status line. */
  async answer(method: string, url: string, headers = ''): Promise<string> {
    this.ask(method, url, headers);
    await until(() => /RTSP\/1\.0 \d+[\s\S]*\r\n\r\n/.test(this.heard) || this.closed);
    return /RTSP\/1\.0 \d+/.exec(this.heard)?.[0] ?? 'closed';
  }

  async play(url: string): Promise<void> {
    await this.answer('DESCRIBE', url);
    await this.answer('SETUP', `${url}/trackID=0`, 'Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\n');
    const session = /Session: (\w+)/.exec(this.heard)?.[1];
    await this.answer('PLAY', url, `Session: ${session}\r\n`);
    await this.more(20_000);
  }

  async more(bytes: number): Promise<void> {
    const from = this.bytes;
    await until(() => this.bytes > from + bytes || this.closed);
  }

  end(): void {
    this.socket.destroy();
  }
}

/** What comes in over a span of time: only to see that nothing does. */
async function bytesWithin(player: Player, spanMs: number): Promise<number> {
  const [from, fromMs] = [player.bytes, performance.now()];
  await until(() => performance.now() >= fromMs + spanMs);
  return player.bytes - from;
}

async function playing(
  onTestFinished: TestContext['onTestFinished'],
  options: { ownPort?: boolean } = {},
): Promise<{ city: City; url: string; player: Player }> {
  const city = await startShortCity(onTestFinished, {
    overrides: [{ number: 1, ownPort: options.ownPort ?? false }],
  });
  const url = city.url(1, 'sub');
  const player = new Player(city, Number(new URL(url).port));
  await player.play(url);
  return { city, url, player };
}

/** Tests side by side wait for each other's encoders. */
const patient = { timeout: 180_000 };

describe.concurrent('faults on command', patient, () => {
  it('silence: RTP stops, requests are still answered, and it comes back', async ({ onTestFinished }) => {
    const { city, url, player } = await playing(onTestFinished);
    await city.camera(1).setFault({ kind: 'silence' });
    await bytesWithin(player, 50);
    expect(await bytesWithin(player, 400)).toBe(0);
    expect(await player.answer('OPTIONS', url)).toBe('RTSP/1.0 200');
    await city.camera(1).setFault(null);
    await player.more(20_000);
    expect(player.closed).toBe(false);
    player.end();
  });

  it.for([{ ownPort: false }, { ownPort: true }])(
    'half-open: nothing is sent, nobody is answered, nothing is closed; then it thaws (%o)',
    async (options, { onTestFinished }) => {
      const { city, url, player } = await playing(onTestFinished, options);
      await city.camera(1).setFault({ kind: 'half-open' });
      await bytesWithin(player, 50);
      expect(await bytesWithin(player, 300)).toBe(0);
      const late = new Player(city, Number(new URL(url).port));
      late.ask('DESCRIBE', url);
      expect(await bytesWithin(late, 300)).toBe(0);
      expect([player.closed, late.closed]).toEqual([false, false]);
      await city.camera(1).setFault(null);
      await player.more(20_000);
      expect(player.closed).toBe(false);
      for (const one of [player, late]) one.end();
    },
  );

  it('garbage: neither RTP nor RTSP comes any more', async ({ onTestFinished }) => {
    const { city, url, player } = await playing(onTestFinished);
    await city.camera(1).setFault({ kind: 'garbage' });
    await player.more(5_000);
    const { code, complaint } = await ffmpeg(
      ['-rtsp_transport', 'tcp', '-timeout', '1000000', '-i', url],
      ['-f', 'null', '-'],
    );
    expect(code).not.toBe(0);
    expect(complaint).not.toBe('');
    player.end();
  });

  it('corrupt: pictures still come, damaged', async ({ onTestFinished }) => {
    const city = await startShortCity(onTestFinished);
    await barcodes(overTcp(city.url(1, 'sub')), 1);
    await city.camera(1).setFault({ kind: 'corrupt', oneIn: 2 });
    const { complaint, output } = await ffmpeg(overTcp(city.url(1, 'sub')), [
      '-frames:v',
      '20',
      '-f',
      'framecrc',
      '-',
    ]);
    expect(complaint).toMatch(/error|corrupt|concealing|invalid/i);
    expect(output.toString()).toMatch(/^0,/m);
  });

  it('reboot: connections drop, are refused at TCP level, and are taken again', async ({
    onTestFinished,
  }) => {
    const { city, url, player } = await playing(onTestFinished, { ownPort: true });
    await city.camera(1).setFault({ kind: 'reboot', downSeconds: 600 });
    await until(() => player.closed);
    const refused = await ffmpeg(overTcp(url), ['-f', 'null', '-']);
    expect(refused.complaint).toContain('refused');
    await city.camera(1).setFault({ kind: 'reboot', downSeconds: 0.5 });
    await until(async () => (await barcodes(overTcp(url), 1))[0]?.camera === 1);
  });

  it('reboot with a period drops them again', async ({ onTestFinished }) => {
    const { city, url } = await playing(onTestFinished);
    await city.camera(1).setFault({ kind: 'reboot', downSeconds: 0.3, periodSeconds: 0.9 });
    for (let round = 0; round < 2; round++) {
      let player = new Player(city);
      await until(async () => {
        if ((await player.answer('OPTIONS', url)) === 'RTSP/1.0 200') return true;
        player = new Player(city);
        return false;
      });
      await until(() => player.closed);
    }
    await city.camera(1).setFault(null);
  });

  it.for([
    { fault: { kind: 'wrong-password' }, status: '401' },
    { fault: { kind: 'not-found' }, status: '404' },
  ] satisfies Array<{ fault: SimFaultInput; status: string }>)(
    '$fault.kind: viewers drop, then $status',
    async ({ fault, status }, { onTestFinished }) => {
      const { city, url, player } = await playing(onTestFinished);
      await city.camera(1).setFault(fault);
      await until(() => player.closed);
      expect((await ffmpeg(overTcp(url), ['-f', 'null', '-'])).complaint).toContain(status);
      await city.camera(1).setFault(null);
      expect((await barcodes(overTcp(url), 1))[0]?.camera).toBe(1);
    },
  );

  it('slow-link: no more than so many bytes a second', async ({ onTestFinished }) => {
    const { city, player } = await playing(onTestFinished);
    await city.camera(1).setFault({ kind: 'slow-link', bytesPerSecond: 8_000 });
    await bytesWithin(player, 100);
    const fromMs = performance.now();
    const sent = await bytesWithin(player, 1000);
    expect(sent).toBeGreaterThan(0);
    // As many seconds as it really took, and one for what had gathered.
    expect(sent).toBeLessThan(8_000 * ((performance.now() - fromMs) / 1000 + 1));
    player.end();
  });

  it('size-change and low-fps: the same session goes on with another clip', async ({ onTestFinished }) => {
    const city = await startShortCity(onTestFinished);
    const camera = city.camera(1);
    const stop = new AbortController();
    const seen = ffmpeg(overTcp(city.url(1, 'sub')), ['-f', 'null', '-'], stop.signal);
    await until(() => camera.frameSentAtMs('sub', 3) !== null);
    await camera.setFault({ kind: 'size-change', width: 320, height: 180 });
    expect(camera.connections).toBe(1);
    const sizes = await ffmpeg(overTcp(city.url(1, 'sub')), ['-frames:v', '1', '-f', 'framecrc', '-']);
    expect(sizes.output.toString()).toContain('320x180');
    await camera.setFault({ kind: 'low-fps', fps: 5 });
    expect(steps(await pictureTimes(city.url(1, 'sub'), 10))).toEqual(new Array(8).fill(18_000));
    expect(camera.connections).toBe(1);
    stop.abort();
    await seen;
  });

  it('codec-change: viewers drop and find another codec, and the old one when it is healed', async ({
    onTestFinished,
  }) => {
    const { city, url, player } = await playing(onTestFinished);
    await city.camera(1).setFault({ kind: 'codec-change', codec: 'mjpeg' });
    await until(() => player.closed);
    const late = new Player(city);
    await late.answer('DESCRIBE', url);
    expect(late.heard).toContain('a=rtpmap:26 JPEG/90000');
    // A JPEG is whole by itself: the first picture that comes is the right one.
    expect((await barcodes(overTcp(url), 1))[0]?.camera).toBe(1);
    await late.play(url);
    await city.camera(1).setFault(null);
    await until(() => late.closed);
    expect((await barcodes(overTcp(url), 1))[0]?.camera).toBe(1);
    const back = new Player(city);
    await back.answer('DESCRIBE', url);
    expect(back.heard).toContain('a=rtpmap:96 H264/90000');
    back.end();
  });

  it('long-gop: the next keyframe is far away', async ({ onTestFinished }) => {
    const city = await startShortCity(onTestFinished);
    await city.camera(1).setFault({ kind: 'long-gop', gopSeconds: 4 });
    const { output } = await ffmpeg(overTcp(city.url(1, 'sub')), [
      '-c',
      'copy',
      '-copyinkf',
      '-frames:v',
      '150',
      '-f',
      'framecrc',
      '-',
    ]);
    const keys = output
      .toString()
      .split('\n')
      .filter((line) => /^0,/.test(line))
      .flatMap((line, index) => (line.includes('F=0x0') ? [] : [index]));
    expect(keys.length).toBeGreaterThan(0);
    keys.slice(1).forEach((at, index) => {
      expect(at - (keys[index] ?? 0)).toBe(100);
    });
    expect(keys.length).toBeLessThanOrEqual(2);
  });
});

describe.concurrent('the control server', patient, () => {
  it('sets, shows and clears faults, and refuses nonsense and web pages', async ({ onTestFinished }) => {
    const city = await startShortCity(onTestFinished);
    const call = async (
      method: string,
      path: string,
      body?: string,
      headers: Record<string, string> = {},
    ) => {
      const answer = await fetch(`http://127.0.0.1:${city.controlPort}${path}`, {
        method,
        headers,
        ...(body ? { body } : {}),
      });
      return { status: answer.status, body: await answer.json() };
    };
    const set = await call('POST', '/cameras/1/fault', '{"kind":"silence"}');
    expect(set).toMatchObject({ status: 200, body: { number: 1, fault: { kind: 'silence' } } });
    expect((await call('DELETE', '/cameras/1/fault')).body.fault).toBeNull();
    expect((await call('POST', '/cameras/1/fault', '{"kind":"flood"}')).status).toBe(400);
    expect((await call('POST', '/cameras/1/fault', '{')).status).toBe(400);
    expect((await call('DELETE', '/cameras/9/fault')).status).toBe(404);
    expect((await call('GET', '/cameras', undefined, { Origin: 'http://evil.example' })).status).toBe(403);
  });
});
