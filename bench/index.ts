import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { ourCpus } from '../src/main/core/governor/our-cpus.ts';
import { type BenchArguments, benchUsage, parseBenchArguments } from './arguments.ts';
import { measureDecide } from './decide.ts';
import { measureDesk } from './desk/index.ts';
import { openFeeds } from './feeds.ts';
import { measureGlass } from './glass.ts';
import { measureHub } from './hub/index.ts';
import { measureLimit } from './limit.ts';
import { measureMpv } from './mpv.ts';
import { measureOpening } from './opening.ts';
import { measureRoom } from './room.ts';
import { measureSoak } from './soak.ts';
import { measureStart } from './start.ts';
import { measureWall } from './wall.ts';

async function measure(args: BenchArguments): Promise<unknown> {
  if (args.what === 'decide') return measureDecide(args.seconds);
  if (args.what === 'hub') return measureHub(args.clients, args.seconds);
  if (args.what === 'start') return measureStart(10);
  if (args.what === 'desk') return measureDesk(args.seconds);
  if (args.what === 'glass') return measureGlass(args.feeds, args.seconds, args.lane);
  if (args.what === 'wall' && args.room) return measureRoom(args);
  const feeds = await openFeeds(args);
  try {
    const first = feeds.urls[0] ?? '';
    switch (args.what) {
      case 'limit':
        return await measureLimit(first);
      case 'wall':
        return await measureWall(feeds.camerasFile, args);
      case 'open':
        return await measureOpening(feeds.camerasFile, args.feeds);
      case 'soak':
        return await measureSoak(feeds, args);
      case 'peers': {
        const limit = await measureLimit(first);
        const wall = await measureWall(feeds.camerasFile, args);
        const mpv = await measureMpv(feeds.urls, args);
        const ratios = {
          wallToLimit: wall.cpuPerFeedPercent / limit.perFeedPercent,
          wallToMpv: wall.cpuPercent.total / mpv.cpuPercent,
        };
        return { limit, wall, mpv, ratios };
      }
    }
  } finally {
    await feeds.dispose();
  }
}

try {
  const args = parseBenchArguments(process.argv.slice(2));
  const machine = { cores: ourCpus().cores, cpu: cpus()[0]?.model ?? '', node: process.version };
  const text = `${JSON.stringify({ ...args, machine, figures: await measure(args) }, null, 2)}\n`;
  process.stdout.write(text);
  if (args.json !== null) await writeFile(args.json, text);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${benchUsage}\n`);
  process.exitCode = 1;
}
