import { z } from 'zod';
import { Fault } from '../base/fault.ts';
import { AuditDoubt } from '../hub/audit-memory.ts';
import { SharedItem } from '../hub/shared-item.ts';
import { HubFacts } from '../hub/sign-in.ts';
import { WallPush } from '../hub/wall-push.ts';
import { RightsBook } from '../rights/rights-book.ts';

/**
 * How the console stands with its hub. `none`: no hub is set, the console works alone. `untrusted`: the hub's certificate has not been compared yet.
 * `waiting-approval`: enrolment was asked for. `signed-out`: somebody must sign in. `away`: signed in, and the hub does not answer: the wall goes on by the
 * last snapshot of rights. `refused`: the hub answered no (see `fault`), asking again does not help by itself.
 */
export const HubLink = z.enum([
  'none',
  'connecting',
  'untrusted',
  'waiting-approval',
  'signed-out',
  'online',
  'away',
  'refused',
]);
export type HubLink = z.infer<typeof HubLink>;

/** Who sits here, by the hub. */
export const HubPerson = z.object({
  id: z.string(),
  account: z.string(),
  name: z.string(),
  unitId: z.string(),
  unitName: z.string(),
});
export type HubPerson = z.infer<typeof HubPerson>;

/** A change made here that the hub refused for good and that is no layout or bookmark: a report of a camera, a push that was taken back, what was watched. */
export const RefusedChange = z.object({
  id: z.string(),
  /** Of src/shared/hub/commands.ts. */
  command: z.string(),
  cameraId: z.string().nullable(),
  /** What the person had written. */
  text: z.string(),
  madeAtMs: z.number(),
  fault: Fault,
});
export type RefusedChange = z.infer<typeof RefusedChange>;

/** All that the desk shows of the hub; times are epoch milliseconds of this machine. */
export const HubView = z.object({
  address: z.string().nullable(),
  name: z.string().nullable(),
  link: HubLink,
  fault: Fault.nullable(),
  sinceMs: z.number(),
  lastSyncedAtMs: z.number().nullable(),
  /** SHA-256 of the hub's certificate authority, hex in pairs, to be compared with what the hub printed; null over plain HTTP on loopback. */
  fingerprint: z.string().nullable(),
  consoleId: z.string().nullable(),
  person: HubPerson.nullable(),
  mustChangePassword: z.boolean(),
  /** Changes made here that the hub does not have yet. */
  waiting: z.number().int().min(0),
  conflicts: z.number().int().min(0),
  refused: z.array(RefusedChange),
  /** How far the hub's clock is ahead of this machine's; 0 where nobody would see it. A bookmark's times are the hub's. */
  hubAheadMs: z.number(),
  /** When the rights that this console decides by were signed, and until when they count. */
  rightsSignedAtMs: z.number().nullable(),
  rightsExpireAtMs: z.number().nullable(),
  rightsExpired: z.boolean(),
  /** This console saw that the hub's audit log is not the one it knew, and nobody here has put that away; null: nothing of the kind. */
  auditDoubt: AuditDoubt.nullable(),
  demoAccounts: HubFacts.shape.demoAccounts,
});
export type HubView = z.infer<typeof HubView>;

export const noHub: HubView = {
  address: null,
  name: null,
  link: 'none',
  fault: null,
  sinceMs: 0,
  lastSyncedAtMs: null,
  fingerprint: null,
  consoleId: null,
  person: null,
  mustChangePassword: false,
  waiting: 0,
  conflicts: 0,
  refused: [],
  hubAheadMs: 0,
  rightsSignedAtMs: null,
  rightsExpireAtMs: null,
  rightsExpired: false,
  auditDoubt: null,
  demoAccounts: [],
};

/** What the page decides with, by `accessOf` and `decide` of src/shared/rights; null while nobody is signed in or there is no hub. */
export const DeskAccess = z.object({ personId: z.string(), book: RightsBook, expired: z.boolean() });
export type DeskAccess = z.infer<typeof DeskAccess>;

/** A layout or bookmark as this console has it. `waiting`: the hub has not got this change yet. `theirs`: what somebody else made of it meanwhile. */
export const ItemView = z.object({
  item: SharedItem,
  version: z.number().int().min(0),
  waiting: z.boolean(),
  removed: z.boolean(),
  conflict: z.object({ theirs: SharedItem.nullable(), theirVersion: z.number().int() }).nullable(),
  /** Why the hub refused the change for good. */
  refused: Fault.nullable(),
});
export type ItemView = z.infer<typeof ItemView>;

/** Something that another desk put on this wall, and whether it has been taken back here. */
export const PushView = WallPush.extend({ undone: z.boolean() });
export type PushView = z.infer<typeof PushView>;
