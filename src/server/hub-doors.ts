import { catalogueRoutes } from './catalogue/import/catalogue-routes.ts';
import { enrol } from './consoles/enrolment.ts';
import type { Nonces } from './consoles/nonces.ts';
import type { HubCore } from './hub-core.ts';
import { hubFacts } from './hub-facts.ts';
import type { HubOptions } from './hub-options.ts';
import { auditExportRoute } from './net/audit-export-route.ts';
import { isLoopback } from './net/http-server.ts';
import { hubRoutes } from './net/hub-routes.ts';
import type { OpenRoute, SignedInRoute } from './net/route.ts';
import { snapshotRoute } from './net/snapshot-route.ts';
import type { BearerParts } from './net/socket-handshake.ts';
import { signIn } from './sessions/sign-in.ts';
import { readSnapshot } from './topics/snapshot.ts';

export interface DoorParts {
  readonly core: HubCore;
  readonly options: HubOptions;
  readonly bearer: BearerParts;
  readonly nonces: Nonces;
  readonly isClosing: () => boolean;
}

/** What anybody who reaches the hub may ask over HTTP. */
export function openDoors({ core, options, bearer, nonces, isClosing }: DoorParts): readonly OpenRoute[] {
  const { queue, consoles, store, now } = core;
  return hubRoutes({
    facts: () => hubFacts(core, options),
    challenge: () => ({ nonce: nonces.issue(now()) }),
    enrol: (request, remoteAddress) => {
      const approveAtOnce = options.demo !== null && isLoopback(remoteAddress.replace(/^::ffff:/, ''));
      return enrol({ writer: queue, consoles }, { ...request, approveAtOnce });
    },
    signIn: (request) =>
      signIn({ ...core, proofs: bearer.proofs, writer: queue, reader: store.reader }, request),
    notReady: () => (isClosing() ? 'the hub is closing' : (queue.fault?.message ?? null)),
  });
}

/** What signed-in people may ask over HTTP. */
export function signedInDoors(core: HubCore): readonly SignedInRoute[] {
  const { queue, city, catalogue, board, versions, store, now } = core;
  return [
    snapshotRoute((topic, access, signal) => readSnapshot(topic, { board, versions, access, signal })),
    auditExportRoute({ store, queue, city }, now),
    ...catalogueRoutes({ queue, city, catalogue, now }),
  ];
}
