import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { ConsoleDevice } from '../../shared/hub/console-device.ts';
import type { DeskPresence, WallPush } from '../../shared/hub/wall-push.ts';
import { decideGeneral } from '../../shared/rights/decide-general.ts';
import { notAllowed } from '../catalogue/not-allowed.ts';
import type { CommandContext, CommandHandlers } from '../command/command-context.ts';
import { CommandRefusal } from '../command/command-refusal.ts';
import type { ConsoleLinks } from '../net/console-links.ts';
import type { HubTables } from '../storage/tables.ts';
import type { Desk, Desks } from './desks.ts';
import { closePush, keepPush } from './open-pushes.ts';
import { pushedCameraIds, refuseUnlessBothMay } from './push-rules.ts';

/** Which desks there are, and what somebody puts on another desk's wall. */
export function wallHandlers({
  links,
  desks,
}: {
  readonly links: ConsoleLinks;
  readonly desks: Desks;
}): Pick<CommandHandlers, 'desk.tell' | 'desk.list' | 'wall.push' | 'wall.push-undone'> {
  return {
    async 'desk.tell'({ displays }, { caller }) {
      desks.tell(caller, displays);
      return {};
    },

    async 'desk.list'(_nothing, context) {
      const names = await consoleNames(context.db);
      const open = desks.all().filter((desk) => mayPushTo(desk, context).allowed);
      return {
        desks: open.flatMap((desk) => presenceOf(desk, names.get(desk.link.consoleId), context) ?? []),
      };
    },

    async 'wall.push'({ consoleId, displayId, content, reason }, context) {
      const { caller, city, nowMs } = context;
      const desk = desks.at(consoleId);
      const at = desk && city.accessOf(desk.link.personId);
      if (!at || (displayId !== null && !desk.displays.some(({ id }) => id === displayId)))
        throw new CommandRefusal({ code: 'desk-away', message: 'Nobody is at that desk.' });
      const decision = mayPushTo(desk, context);
      if (!decision.allowed) throw notAllowed(decision);
      const cameraIds = pushedCameraIds(content);
      refuseUnlessBothMay(cameraIds, { by: caller.access, at, city, nowMs });
      const push: WallPush = {
        id: randomUUID(),
        byPersonId: caller.personId,
        byName: caller.access.person.name,
        byUnit: caller.access.unit?.name ?? '',
        reason,
        displayId,
        content,
        atMs: nowMs,
      };
      context.auditDetail(
        { pushId: push.id, toConsoleId: consoleId, toPersonId: at.person.id, displayId, cameraIds, reason },
        content.kind === 'camera' ? content.cameraId : undefined,
      );
      const open = { pushId: push.id, byConsoleId: caller.consoleId, toConsoleId: consoleId };
      await keepPush(context.db, open, nowMs);
      context.afterCommit(() => links.send(consoleId, 'pushed', push));
      return { pushId: push.id };
    },

    async 'wall.push-undone'({ pushId }, context) {
      const { caller } = context;
      // Of pushes to others a desk learns nothing.
      const push = await closePush(context.db, { pushId, toConsoleId: caller.consoleId });
      if (!push) throw new CommandRefusal({ code: 'not-found', message: 'There is no such push.' });
      context.auditDetail({ pushId });
      context.afterCommit(() =>
        links.send(push.byConsoleId, 'push-undone', { pushId, byName: caller.access.person.name }),
      );
      return {};
    },
  };
}

/** One pushes to desks of one's own unit and those under it; with a tier that reaches the city, to all. */
function mayPushTo({ link }: Desk, { caller, city, nowMs }: CommandContext) {
  const unitId = city.accessOf(link.personId)?.person.unitId ?? '';
  return decideGeneral({ person: caller.access, right: 'push', now: nowMs, unitId });
}

function presenceOf(
  { link, displays }: Desk,
  name: string | undefined,
  { city }: Pick<CommandContext, 'city'>,
): DeskPresence | null {
  const access = city.accessOf(link.personId);
  if (!access) return null;
  const { id, name: personName, unitId } = access.person;
  return {
    consoleId: link.consoleId,
    name: name ?? link.consoleId,
    personId: id,
    personName,
    unitId,
    displays,
  };
}

async function consoleNames(db: Kysely<HubTables>): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('entity').select('row').where('kind', '=', 'console').execute();
  return new Map(
    rows.map(({ row }) => {
      const { id, name } = ConsoleDevice.parse(JSON.parse(row));
      return [id, name];
    }),
  );
}
