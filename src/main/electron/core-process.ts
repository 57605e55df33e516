import { CoreStart } from '../core/remote-host/host-calls.ts';
import { parentPort } from '../core/remote-host/parent-port.ts';
import { runCore } from '../core/remote-host/run-core.ts';

// The core's process. Its argument is a CoreStart as JSON; plain Node tells by the channel's end that the parent is gone.
const orphaned = new AbortController();
process.on('disconnect', () => orphaned.abort());
const start = CoreStart.parse(JSON.parse(process.argv[2] ?? ''));
process.exit(await runCore(parentPort(), start, orphaned.signal));
