import { withCredentials } from '../../shared/camera/address-credentials.ts';
import type { HubCamera } from '../../shared/hub/hub-camera.ts';
import type { StreamTicket } from '../../shared/hub/stream-ticket.ts';
import { decide } from '../../shared/rights/decide.ts';
import type { Decision } from '../../shared/rights/decision.ts';
import { denied } from '../../shared/rights/decisions.ts';
import { type CameraCredentials, readCredentials } from '../catalogue/camera-credentials.ts';
import { hidesCamera } from '../catalogue/camera-rights.ts';
import type { HubKeys } from '../catalogue/hub-keys.ts';
import type { CommandContext, CommandHandlers } from '../command/command-context.ts';
import { tellViewing } from './tell-viewing.ts';
import { ticketEnd } from './ticket-end.ts';

export interface TicketOptions {
  readonly keys: HubKeys;
  /** How long a ticket is good for at most: as long as a rights snapshot, so that a wall comes back while the hub is away. */
  readonly ticketMs: number;
}

/** Stream tickets in direct mode (the camera's own address), and what was looked at. */
export function ticketHandlers({
  keys,
  ticketMs,
}: TicketOptions): Pick<CommandHandlers, 'ticket.open' | 'viewing.tell'> {
  return {
    async 'ticket.open'({ cameraIds, right }, context) {
      const { caller, nowMs, db } = context;
      const asked = [...new Set(cameraIds)].map((cameraId) => judge(cameraId, right, context));
      const allowed = asked.flatMap(({ camera, decision }) =>
        camera && decision.allowed ? [{ camera, decision }] : [],
      );
      const credentials = await readCredentials(
        db,
        keys,
        allowed.map(({ camera }) => camera.id),
      );
      const tickets = allowed.map(({ camera, decision }) =>
        ticketFor(camera, credentials.get(camera.id), {
          issuedAtMs: nowMs,
          expiresAtMs: ticketEnd({ person: caller.access, decision, right, nowMs, ticketMs }),
        }),
      );
      const refused = asked
        .filter(({ decision }) => !decision.allowed)
        .map(({ cameraId, decision }) => ({ cameraId, decision }));
      context.auditDetail(
        {
          right,
          cameraIds: tickets.map(({ cameraId }) => cameraId),
          refused: refused.map(({ cameraId, decision }) => `${cameraId}: ${decision.because}`),
        },
        asked.length === 1 ? asked[0]?.cameraId : undefined,
      );
      return { tickets, refused };
    },

    'viewing.tell': tellViewing,
  };
}

interface Judged {
  readonly cameraId: string;
  readonly camera: HubCamera | undefined;
  readonly decision: Decision;
}

/** A camera that there is not, one that is out of service and one that the person must not know of are answered like one outside their area. */
function judge(
  cameraId: string,
  right: 'view' | 'replay',
  { caller, city, nowMs }: Pick<CommandContext, 'caller' | 'city' | 'nowMs'>,
): Judged {
  const camera = city.camera(cameraId);
  if (!camera || camera.retired) return { cameraId, camera: undefined, decision: denied['outside-scope'] };
  const question = { person: caller.access, camera, now: nowMs };
  const view = decide({ ...question, right: 'view' });
  if (!view.allowed && hidesCamera(view))
    return { cameraId, camera: undefined, decision: denied['outside-scope'] };
  return { cameraId, camera, decision: right === 'view' ? view : decide({ ...question, right }) };
}

function ticketFor(
  camera: HubCamera,
  credentials: CameraCredentials | undefined,
  times: Pick<StreamTicket, 'issuedAtMs' | 'expiresAtMs'>,
): StreamTicket {
  const account = { user: credentials?.userName ?? '', password: credentials?.password ?? '' };
  return {
    cameraId: camera.id,
    streams: camera.streams.map((stream) => ({ ...stream, url: withCredentials(stream.url, account) })),
    ...times,
  };
}
