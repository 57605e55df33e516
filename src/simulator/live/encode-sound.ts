import { spawn } from 'node:child_process';
import { buffer } from 'node:stream/consumers';

/** Encodes 16-bit samples of one channel with ffmpeg; `output` are its arguments for codec and format. Rejects when ffmpeg fails. */
export async function encodeSound(
  ffmpeg: string,
  samples: Int16Array,
  sampleRate: number,
  output: readonly string[],
): Promise<Buffer> {
  const input = ['-f', 's16le', '-ar', `${sampleRate}`, '-ac', '1', '-i', 'pipe:0'];
  const args = ['-hide_banner', '-loglevel', 'error', ...input, ...output, 'pipe:1'];
  const child = spawn(ffmpeg, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const failed = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.stdin.once('error', reject);
    child.once('exit', (code) => code !== 0 && reject(new Error(`ffmpeg ended with ${code} on sound`)));
  });
  child.stdin.end(Buffer.from(samples.buffer));
  return Promise.race([buffer(child.stdout), failed]);
}
