import { z } from 'zod';
import { Decision } from '../rights/decision.ts';
import { EntityId } from '../rights/entity-id.ts';
import { Right } from '../rights/right.ts';
import { CameraReport } from './camera-report.ts';
import { command } from './command.ts';
import { CameraRow, HubCamera } from './hub-camera.ts';
import { StreamTicket } from './stream-ticket.ts';

/** What is odd about a camera although it was taken: it hangs in another height layer than its purpose asks for (Art. 13.2). */
export const CameraWarning = z.enum(['layer-mismatch']);
export type CameraWarning = z.infer<typeof CameraWarning>;

const nothing = z.object({}).strict();

export const mostRetired = 5000;

export const cameraCommands = {
  /** The whole record, for who may see the camera. Faults `not-allowed`, `not-found`. */
  'camera.get': command(
    'asks',
    z.object({ cameraId: EntityId }),
    z.object({ camera: HubCamera, version: z.number().int() }),
  ),
  /**
   * `credentials` null: as they are. Faults `not-allowed`, `conflict`, `number-taken`, `unknown-unit`, `unknown-territory`, `unknown-sector`,
   * `catalogue-incomplete`, `address-has-credentials`, `duplicate-suspected` (send `duplicateOf` with the document to go on, Art. 5.4).
   */
  'camera.put': command(
    'changes',
    z.object({
      camera: HubCamera,
      version: z.number().int().min(0),
      credentials: z.object({ userName: z.string().max(200), password: z.string().max(200) }).nullable(),
      duplicateOf: EntityId.nullable(),
    }),
    z.object({ version: z.number().int(), warnings: z.array(CameraWarning) }),
  ),
  /** Cameras out of service that one administers, by number: no topic has them. `more`: there are others. */
  'camera.retired': command(
    'asks',
    nothing,
    z.object({ cameras: z.array(CameraRow).max(mostRetired), more: z.boolean() }),
  ),
  /** Streams of cameras that may be viewed now; the others with the reason. */
  'ticket.open': command(
    'asks',
    z.object({ cameraIds: z.array(EntityId).min(1).max(500), right: z.enum(['view', 'replay']) }),
    z.object({
      tickets: z.array(StreamTicket),
      refused: z.array(z.object({ cameraId: EntityId, decision: Decision })),
    }),
  ),
  /** Start and end of viewing, replay or control, for the log; told late after an outage. */
  'viewing.tell': command(
    'changes',
    z.object({
      events: z
        .array(
          z.object({
            cameraId: EntityId,
            right: Right,
            phase: z.enum(['started', 'ended']),
            atMs: z.number().int(),
          }),
        )
        .min(1)
        .max(1000),
    }),
    nothing,
  ),
  'camera.report': command(
    'changes',
    CameraReport.pick({ cameraId: true, what: true, text: true }),
    z.object({ reportId: EntityId }),
  ),
  /** For the managing unit: whoever takes it on is named to the others. Fault `report-done`. */
  'camera.report-take': command('changes', z.object({ reportId: EntityId }), nothing),
  /** `answer`: what was done about it, for the reporter, the others of the unit and the history. */
  'camera.report-done': command(
    'changes',
    z.object({ reportId: EntityId, answer: z.string().trim().max(2000).default('') }),
    nothing,
  ),
  /** Their reporter has read what came of these reports. Others' and unanswered ones are passed over. */
  'camera.report-seen': command(
    'changes',
    z.object({ reportIds: z.array(EntityId).min(1).max(500) }),
    nothing,
  ),
} as const;
