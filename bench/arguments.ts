import { parseArgs } from 'node:util';
import { z } from 'zod';
import { MeasuredCodec } from '../src/shared/capacity/capacity.ts';
import { FeedLane } from '../src/shared/wall/feed-order.ts';
import { parseLayout } from '../src/shared/wall/layout.ts';

const Size = z
  .string()
  .regex(/^\d+x\d+$/, 'such as 640x360')
  .transform((text) => {
    const [width = 0, height = 0] = text.split('x').map(Number);
    return { width, height };
  });

/**
 * What is measured, on how many feeds, for how long. `rtsp` is an address with {n} for the feed's number from 0; null = the pretend city, whose
 * streams have that `size` and `codec`. `lane` and `layout` null: as the console chooses.
 */
export const BenchArguments = z.object({
  what: z.enum(['wall', 'limit', 'peers', 'glass', 'open', 'soak', 'desk', 'decide', 'start', 'hub']),
  feeds: z.coerce.number().int().min(1).max(256),
  seconds: z.coerce.number().positive(),
  rtsp: z.string().nullable(),
  json: z.string().nullable(),
  size: Size,
  codec: MeasuredCodec,
  lane: FeedLane.nullable(),
  layout: z
    .string()
    .refine((name) => parseLayout(name) !== null, 'no such layout')
    .nullable(),
  displays: z.coerce.number().int().min(1).max(16),
  room: z.boolean(),
  faults: z.boolean(),
  clients: z.coerce.number().int().min(1).max(20_000),
});
export type BenchArguments = z.infer<typeof BenchArguments>;

export const benchUsage = `npm run bench -- wall|limit|peers|glass|open|soak|desk|decide|start|hub [options]

  wall     the console with its figures            limit   decoding alone (ffmpeg -threads 1 -f null) on the same feeds
  peers    limit, console and one mpv per feed     glass   camera to glass, read off the screen by barcode
  open     time until every tile is live, cold and already pulled
  soak     the console over a long time: memory by the minute
  desk     the desk: search in 50,000 cameras, key to picture, layout switch, CPU that it adds to a wall of 36 (own cameras)
  start    the packed app's core, 10 times: from its start until the first camera is asked for packets
  hub      the hub with --clients consoles: fan-out, durable commands, a change of rights, first sync of 50,000 cameras
  decide   rights: decisions a second on one core in a city of 50,000 cameras

  --feeds N        16 or 64 ... (default 64; glass 16)
  --rtsp TEMPLATE  such as rtsp://127.0.0.1:8554/cam{n}; without it the pretend city is started
  --size WxH       of the pretend city's streams (default 640x360)
  --codec CODEC    of the pretend city's streams: h264, hevc, mjpeg or mpeg4 (default h264)
  --lane LANE      wall, peers, glass: webcodecs or ffmpeg for every feed (default auto: as the console chooses)
  --layout NAME    wall, peers, soak: of every display (default: the smallest square that holds the feeds)
  --displays N     wall, peers: the feeds over so many displays (default 1)
  --room           wall: opens as many feeds as the console says there is room for, then 30 % more
  --clients N      hub: consoles (default 2000)
  --faults         soak: one camera of the pretend city breaks every second, and is mended some seconds later
  --seconds N      length of each measurement (default 30; soak 600; decide 5; hub 10)
  --json FILE      write the figures there as well as to standard output`;

/** Reads the command line; throws a ZodError or TypeError that says what is wrong with it. */
export function parseBenchArguments(args: readonly string[]): BenchArguments {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...{ feeds: text, seconds: text, rtsp: text, json: text, size: text, codec: text, lane: text },
      ...{ layout: text, displays: text, room: flag, faults: flag, clients: text },
    },
  });
  const what = positionals[0];
  return BenchArguments.parse({
    ...values,
    what,
    feeds: values.feeds ?? (what === 'glass' ? 16 : 64),
    seconds: values.seconds ?? (what === 'soak' ? 600 : what === 'decide' ? 5 : what === 'hub' ? 10 : 30),
    rtsp: values.rtsp ?? null,
    json: values.json ?? null,
    size: values.size ?? '640x360',
    codec: values.codec ?? 'h264',
    lane: values.lane === undefined || values.lane === 'auto' ? null : values.lane,
    layout: values.layout ?? null,
    displays: values.displays ?? 1,
    clients: values.clients ?? 2000,
  });
}
