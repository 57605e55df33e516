import { parseArgs } from 'node:util';
import { z } from 'zod';

/** What is measured, on how many feeds, for how long. `rtsp` is an address with {n} for the feed's number from 0; null = the pretend city. */
export const BenchArguments = z.object({
  what: z.enum(['wall', 'limit', 'peers', 'glass', 'open', 'soak', 'desk']),
  feeds: z.coerce.number().int().min(1).max(256),
  seconds: z.coerce.number().positive(),
  rtsp: z.string().nullable(),
  json: z.string().nullable(),
});
export type BenchArguments = z.infer<typeof BenchArguments>;

export const benchUsage = `npm run bench -- wall|limit|peers|glass|open|soak|desk [options]

  wall     the console with its figures            limit   decoding alone (ffmpeg -threads 1 -f null) on the same feeds
  peers    limit, console and one mpv per feed     glass   camera to glass, read off the screen by barcode
  open     time until every tile is live, cold and already pulled
  soak     the console over a long time: memory by the minute
  desk     the desk: search in 50,000 cameras, key to picture, layout switch, CPU that it adds to a wall of 36 (own cameras)

  --feeds N        16 or 64 ... (default 64; glass 16)
  --rtsp TEMPLATE  such as rtsp://127.0.0.1:8554/cam{n}; without it the pretend city is started
  --seconds N      length of each measurement (default 30; soak 600)
  --json FILE      write the figures there as well as to standard output`;

/** Reads the command line; throws a ZodError or TypeError that says what is wrong with it. */
export function parseBenchArguments(args: readonly string[]): BenchArguments {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { feeds: text, seconds: text, rtsp: text, json: text },
  });
  const what = positionals[0];
  return BenchArguments.parse({
    what,
    feeds: values.feeds ?? (what === 'glass' ? 16 : 64),
    seconds: values.seconds ?? (what === 'soak' ? 600 : 30),
    rtsp: values.rtsp ?? null,
    json: values.json ?? null,
  });
}
