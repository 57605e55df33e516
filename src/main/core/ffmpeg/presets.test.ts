import { describe, expect, test } from 'vitest';
import { retune, usualTuning } from './ingest-tuning.ts';
import { cameraOptions, ingestArguments } from './presets.ts';

const head =
  '-hide_banner -nostdin -nostats -loglevel level+warning' +
  ' -f concat -safe 0 -protocol_whitelist pipe,tcp,tls,udp,rtp -nofind_stream_info -i pipe:0';
const tail = '-max_interleave_delta 1 -f nut -flush_packets 1 -write_index 0 pipe:1';

describe('ingestArguments', () => {
  test('the usual command line', () => {
    expect(ingestArguments(usualTuning).join(' ')).toBe(
      `${head} -map 0:v:0 -map 0:a:0? -c copy -copyinkf ${tail}`,
    );
  });

  test('for sound that has no tag', () => {
    expect(ingestArguments({ ...usualTuning, audio: 'left-out' }).join(' ')).toBe(
      `${head} -map 0:v:0 -c copy -copyinkf ${tail}`,
    );
  });

  test('for B-frames', () => {
    expect(ingestArguments({ ...usualTuning, times: 'mended' }).join(' ')).toBe(
      `${head} -map 0:v:0 -map 0:a:0? -c copy -copyinkf -bsf:v setts=pts=max(PTS\\,0)+1000:dts=N ${tail}`,
    );
  });
});

describe('cameraOptions', () => {
  test('TCP, quick', () => {
    expect(cameraOptions({ transport: 'tcp', probe: 'quick', timeoutUs: 1 })).toEqual({
      rtsp_transport: 'tcp',
      timeout: 1,
      fpsprobesize: 0,
      probesize: 4096,
    });
  });

  test('UDP, patient', () => {
    expect(cameraOptions({ transport: 'udp', probe: 'patient', timeoutUs: 2 })).toEqual({
      rtsp_transport: 'udp',
      max_delay: 200_000,
      buffer_size: 2_097_152,
      timeout: 2,
      fpsprobesize: 0,
      probesize: 5_000_000,
      analyzeduration: 12_000_000,
    });
  });
});

describe('retune', () => {
  const bFrames = [
    '[nut @ 0x55af67de11c0] [error] Negative pts not supported stream 0, pts -9223372036854775808',
  ];
  const noSize = [
    '[rtsp @ 0x55d0bf06d600] [warning] Could not find codec parameters for stream 0 (Video: h264, none): unspecified size',
    '[nut @ 0x55d0bf082100] [error] dimensions not set',
  ];

  test('takes what ffmpeg said of the failure', () => {
    expect(retune(usualTuning, bFrames)).toEqual({ ...usualTuning, times: 'mended' });
    expect(retune(usualTuning, noSize)).toEqual({ ...usualTuning, probe: 'patient' });
  });

  test('leaves out sound that NUT has no tag for, in the words of either muxer check', () => {
    for (const line of [
      '[nut @ 0x5622596eb040] [error] No codec tag defined for stream 1',
      '[nut @ 0x5622596eb040] [error] Could not find tag for codec adpcm_g726le in stream #1, codec not currently supported in container',
    ])
      expect(retune(usualTuning, [line])).toEqual({ ...usualTuning, audio: 'left-out' });
  });

  test('adds one cure to another, and has none twice', () => {
    const mended = retune(usualTuning, bFrames) ?? usualTuning;
    expect(retune(mended, noSize)).toEqual({ ...usualTuning, times: 'mended', probe: 'patient' });
    expect(retune(mended, bFrames)).toBeNull();
    expect(retune(usualTuning, ['[error] pipe:0: Connection refused'])).toBeNull();
  });
});
