import { type Disposable, DisposableStore, toDisposable } from '../shared/base/disposable.ts';
import type { HubCore } from './hub-core.ts';
import { logError } from './log/log-error.ts';
import type { HubTransport } from './net/hub-transport.ts';
import { forgetSessions } from './sessions/expire-sessions.ts';
import type { ServerCertificate } from './tls/server-certificate.ts';
import { prune, usualPast } from './topics/prune.ts';
import { forgetPushes, pushOpenForMs } from './wall/open-pushes.ts';

const hourMs = 3_600_000;

/** How often consoles are told where the audit log ends: each keeps the latest that it heard. */
const headEveryMs = 5000;
const pruneEveryMs = hourMs / 6;
/** A server's certificate lives 397 days. */
const renewEveryMs = 20 * 24 * hourMs;

/** What the hub does now and then, as long as it runs. `renewed` makes a new certificate; null when it is the city's own, or there is none. */
export function keepUp(
  { queue, sealer, board, log }: Pick<HubCore, 'queue' | 'sealer' | 'board' | 'log'>,
  transport: HubTransport,
  renewed: (() => Promise<ServerCertificate>) | null,
): Disposable {
  const held = new DisposableStore();
  let told = sealer.head().seq;
  every(headEveryMs, async () => {
    const head = sealer.head();
    if (head.seq > told) transport.broadcast('audit-head', head);
    told = head.seq;
  });
  every(pruneEveryMs, async () => {
    board.logBegins(await queue.change((change) => prune(change, usualPast)));
  });
  every(pruneEveryMs, () => queue.change(forgetSessions));
  every(pruneEveryMs, () => queue.change(({ db, nowMs }) => forgetPushes(db, nowMs - pushOpenForMs)));
  if (renewed) every(renewEveryMs, async () => transport.useCertificate(await renewed()));
  return held;

  function every(ms: number, act: () => Promise<void>): void {
    const timer = setInterval(() => {
      act().catch((error: unknown) => logError(log, 'upkeep.failed', error));
    }, ms);
    timer.unref();
    held.add(toDisposable(() => clearInterval(timer)));
  }
}
