import { utilityProcess } from 'electron';
import { coreNodeFlags } from '../core/node-flags.ts';
import type { LaunchedCore } from '../core/remote-host/core-link.ts';
import type { CoreStart } from '../core/remote-host/host-calls.ts';

/** Starts the core in a utility process. */
export function launchCore(entry: string, start: CoreStart): LaunchedCore {
  const options = { serviceName: 'Vọng Lâu core', execArgv: [...coreNodeFlags] };
  const child = utilityProcess.fork(entry, [JSON.stringify(start)], options);
  return {
    port: {
      post: (message) => child.postMessage(message),
      onMessage: (listener) => void child.on('message', listener),
    },
    pid: () => child.pid,
    ended: new Promise((resolve) => child.once('exit', resolve)),
    kill: () => void child.kill(),
  };
}
