import { CancelledError, faultOf } from '../shared/base/fault.ts';
import { runAdminCommand } from './admin/run-admin-command.ts';
import { runAuditVerify, runBackup, runRestore } from './admin/run-data-command.ts';
import { parseCommandLine, usage } from './command-line.ts';
import { serveUntilStopped } from './serve-until-stopped.ts';

/** The hub as a program. What people read goes to standard output, the log as JSON lines to standard error. */
async function main(): Promise<void> {
  // What the hub writes is its own account's.
  process.umask(0o077);
  const line = parseCommandLine(process.argv.slice(2), process.env);
  switch (line.do) {
    case 'help':
      process.stdout.write(usage);
      return;
    case 'serve':
      return serveUntilStopped(line);
    case 'admin':
      return runAdminCommand(line);
    case 'audit-verify':
      return endWith(await runAuditVerify(line));
    case 'backup':
      return runBackup(line, stopSignal());
    case 'restore':
      return endWith(await runRestore(line, stopSignal()));
  }
}

function endWith(good: boolean): void {
  process.exitCode = good ? 0 : 2;
}

function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  return stop.signal;
}

try {
  await main();
} catch (error) {
  if (!(error instanceof CancelledError)) {
    const { message, detail } = faultOf(error);
    process.stderr.write(`hub: ${message}\n${detail ? `${detail}\n` : ''}`);
    process.exitCode = 1;
  }
}
