import { measureCommands } from './measure-commands.ts';
import { measureFanOut } from './measure-fan-out.ts';
import { measureFirstSync } from './measure-first-sync.ts';
import { measureRights } from './measure-rights.ts';
import { processCpuSeconds } from './process-cpu-seconds.ts';
import { runHub } from './run-hub.ts';
import { seatConsoles } from './seated-console.ts';

const catalogueCameras = 50_000;
const rightsRounds = 10;

/** The hub under so many consoles, with the load made on the same machine: first sync, fan-out, durable commands, a change of rights. */
export async function measureHub(clients: number, seconds: number) {
  const hub = await runHub(catalogueCameras);
  try {
    const seatedFromMs = performance.now();
    const [administrator] = await seatConsoles(hub, 'quantri', 1);
    if (!administrator) throw new Error('no administrator');
    const firstSync = await measureFirstSync(hub, administrator);
    const consoles = await seatConsoles(hub, 'giamsat', clients);
    const seatedSeconds = (performance.now() - seatedFromMs) / 1000;
    const cpuFrom = await processCpuSeconds(hub.pid);
    const fanOut = await measureFanOut(consoles, seconds);
    const hubCpuPercent = Math.round((((await processCpuSeconds(hub.pid)) - cpuFrom) / (seconds + 1)) * 100);
    const rights = await measureRights(administrator, consoles.slice(0, 1000), rightsRounds);
    const commands = await measureCommands(consoles, seconds);
    for (const { socket } of [administrator, ...consoles]) socket.disconnect();
    return { clients, seatedSeconds, firstSync, fanOut: { ...fanOut, hubCpuPercent }, rights, commands };
  } finally {
    await hub.stop();
  }
}
