import { decodeRecords } from '../../shared/media/media-codec.ts';
import type { MediaRecord } from '../../shared/media/media-message.ts';
import { ClipDecoder } from './clip-decoder.ts';
import type { MeasureJob, MeasureResult } from './measure-message.ts';
import type { PacketRecord } from './media-reader.ts';
import { painterKinds } from './painter-kinds.ts';
import { frameOf, type PictureRecord } from './picture-source.ts';
import { readBack } from './read-back.ts';
import { TilePainting } from './tile-painting.ts';

type ConfigRecord = Extract<MediaRecord, { kind: 'config' }>;

/** Every decoder must have given its first picture by then. */
const warmWithinMs = 8000;

/** Decodes and draws the clip over and over, as fast as it goes. Rejects when the clip cannot be read. */
export async function runMeasure(job: MeasureJob): Promise<MeasureResult> {
  const records = [...decodeRecords(job.records)];
  const config = records.find((record): record is ConfigRecord => record.kind === 'config');
  const packets = records.filter((record): record is PacketRecord => record.kind === 'packet');
  const pictures = records.filter((record): record is PictureRecord => record.kind === 'picture');
  const kind = painterKinds.find(({ name }) => name === job.painter);
  const painting = kind && (await TilePainting.make(kind, job.tile, job.parallel));
  if (!painting) return failed(`the painter ${job.painter} does not work here`);
  if (pictures.length > 0) return await drawPictures(pictures, painting, job);
  if (!config || packets.length === 0) return failed('the clip has neither packets nor pictures');
  return await decodePackets(config, packets, painting, job);
}

function failed(problem: string): MeasureResult {
  return { pictures: 0, elapsedMs: 0, problem };
}

/** The window's share of the ffmpeg lane: wrapping and painting. */
async function drawPictures(
  pictures: readonly PictureRecord[],
  painting: TilePainting,
  { parallel, forMs }: MeasureJob,
): Promise<MeasureResult> {
  const startedAtMs = performance.now();
  let count = 0;
  while (performance.now() - startedAtMs < forMs) {
    const picture = pictures[count % pictures.length];
    if (picture) await painting.paint(frameOf(picture), count % parallel);
    count++;
  }
  readBack(painting.canvas);
  return { pictures: count, elapsedMs: performance.now() - startedAtMs, problem: null };
}

async function decodePackets(
  config: ConfigRecord,
  packets: readonly PacketRecord[],
  painting: TilePainting,
  { parallel, forMs }: MeasureJob,
): Promise<MeasureResult> {
  const decoders = Array.from(
    { length: parallel },
    (_, slot) => new ClipDecoder(config, packets, (frame) => painting.paint(frame, slot)),
  );
  try {
    const problem = await warmUp(decoders);
    if (problem) return failed(problem);
    const before = drawn(decoders);
    const startedAtMs = performance.now();
    await waitMs(forMs);
    const pictures = drawn(decoders) - before;
    readBack(painting.canvas);
    const elapsedMs = performance.now() - startedAtMs;
    const broken = decoders.find((decoder) => decoder.problem !== null)?.problem;
    return broken ? failed(broken) : { pictures, elapsedMs, problem: null };
  } finally {
    for (const decoder of decoders) decoder.dispose();
  }
}

/** Waits until every decoder has given a picture; returns why one does not. */
async function warmUp(decoders: readonly ClipDecoder[]): Promise<string | null> {
  const deadlineMs = performance.now() + warmWithinMs;
  while (performance.now() < deadlineMs) {
    const broken = decoders.find(({ problem }) => problem !== null);
    if (broken) return broken.problem;
    if (decoders.every((decoder) => decoder.drawn > 0)) return null;
    await waitMs(20);
  }
  return 'the decoder gives no pictures out';
}

function drawn(decoders: readonly ClipDecoder[]): number {
  return decoders.reduce((sum, decoder) => sum + decoder.drawn, 0);
}

function waitMs(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}
