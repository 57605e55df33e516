import { z } from 'zod';
import { CameraImportResult } from '../hub/camera-import.ts';
import { CameraReport } from '../hub/camera-report.ts';
import { CommandAnswer } from '../hub/command.ts';
import { SharedItem } from '../hub/shared-item.ts';
import { SnapshotRow } from '../hub/topic.ts';
import { CameraScope } from '../rights/camera-scope.ts';
import { call, nothing } from './call.ts';
import { DeskAccess, HubView, ItemView, PushView } from './hub-view.ts';

/** What the desk asks about the hub; for operator windows only. Passwords go in, never out. */
export const hubCalls = {
  'hub.get': call(
    nothing,
    z.object({
      view: HubView,
      access: DeskAccess.nullable(),
      items: z.array(ItemView),
      pushes: z.array(PushView),
    }),
  ),
  /** Sets the hub; the view tells what comes of it. Faults `bad-address`, `hub-fixed` (given at start). */
  'hub.connect': call(z.object({ address: z.string().max(500) }), nothing),
  /** A person has compared the fingerprint with what the hub printed: it is pinned. Fault `fingerprint-changed`. */
  'hub.trust': call(z.object({ fingerprint: z.string().max(200) }), nothing),
  /** No hub any more: signs out, forgets what came from it. Fault `changes-waiting` unless `evenWaiting`. */
  'hub.leave': call(z.object({ evenWaiting: z.boolean() }), nothing),
  /** Somebody has read `auditDoubt`: it is shown no more, and stays in the console's `audit-heads.json`. */
  'hub.audit-seen': call(nothing, nothing),
  /** The one-time code that the hub printed approves this console at once. Faults `code-wrong`, `hub-away`. */
  'hub.enrol': call(z.object({ code: z.string().trim().min(1).max(100) }), nothing),
  /** Faults `sign-in-failed`, `console-waiting`, `console-unknown`, `hub-away`, `update-needed`. */
  'hub.sign-in': call(z.object({ account: z.string().max(64), password: z.string().max(1000) }), nothing),
  /** Changes that wait stay with their person and go out when the same person signs in again. */
  'hub.sign-out': call(nothing, nothing),
  /** Faults `sign-in-failed`, `password-weak`, `password-same`, `hub-away`. */
  'hub.change-password': call(
    z.object({ oldPassword: z.string().max(1000), newPassword: z.string().max(1000) }),
    nothing,
  ),
  /** A command of src/shared/hub/commands.ts while the hub is there; its input is parsed by that table. Fault `hub-away`. */
  'hub.command': call(z.object({ name: z.string().max(100), input: z.unknown() }), CommandAnswer),
  /** The rows of a topic as this console has them now; follows the topic from the first call on. Faults `hub-away`, `not-allowed`. */
  'hub.rows': call(z.object({ topic: z.string().max(200) }), z.object({ rows: z.array(SnapshotRow) })),
  /** What the rules need to know of a camera; null when this person may not know of it. */
  'hub.camera-scope': call(
    z.object({ cameraId: z.string().max(200) }),
    z.object({ scope: CameraScope.nullable() }),
  ),
  /** The same of many cameras, in their order; those that this person may not know of are left out. */
  'hub.camera-scopes': call(
    z.object({ cameraIds: z.array(z.string().max(200)).max(5000) }),
    z.object({ scopes: z.array(CameraScope) }),
  ),
  /**
   * Has the hub judge or take a table of cameras (CSV); `hub.catalogue-progress` tells how far it is, `hub.catalogue-cancel` breaks it off (what is kept by then
   * stays). `importId` is the window's own. Faults `hub-away`, `not-allowed`, `cancelled`.
   */
  'hub.catalogue-import': call(
    z.object({ importId: z.string().max(100), csv: z.string().max(64_000_000), dryRun: z.boolean() }),
    CameraImportResult,
  ),
  'hub.catalogue-cancel': call(z.object({ importId: z.string().max(100) }), nothing),
  /** All cameras that this person administers as a table that an import takes again, without credentials. Faults `hub-away`, `not-allowed`. */
  'hub.catalogue-export': call(nothing, z.object({ csv: z.string() })),
  /** Kept here at once, and at the hub as soon as it is there. Answers with the id. */
  'items.put': call(z.object({ item: SharedItem }), z.object({ id: z.string() })),
  'items.remove': call(z.object({ id: z.string() }), nothing),
  /** Ends a conflict: mine is sent again over theirs, or theirs stays. */
  'items.resolve': call(z.object({ id: z.string(), keep: z.enum(['mine', 'theirs']) }), nothing),
  /** Ends what `refused` of the view tells of: it is sent again, or let go. Fault `no-conflict`. */
  'hub.refused-settle': call(z.object({ id: z.string(), keep: z.boolean() }), nothing),
  /** Kept and sent like an item. */
  'camera.report': call(CameraReport.pick({ cameraId: true, what: true, text: true }), nothing),
  /** Takes back what another desk put on this wall. Fault `push-gone`. */
  'push.undo': call(z.object({ pushId: z.string() }), nothing),
} as const;

/** Go to operator windows only. */
export const hubEvents = {
  'hub.changed': HubView,
  'hub.access': z.object({ access: DeskAccess.nullable() }),
  'items.changed': z.object({ items: z.array(ItemView) }),
  'pushes.changed': z.object({ pushes: z.array(PushView) }),
  /** Rows of a followed topic have changed: ask `hub.rows` again. */
  'hub.rows-changed': z.object({ topic: z.string() }),
  'hub.catalogue-progress': z.object({
    importId: z.string(),
    checked: z.number().int(),
    kept: z.number().int(),
  }),
} as const;
