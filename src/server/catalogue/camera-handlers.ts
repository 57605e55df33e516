import { mostRetired } from '../../shared/hub/camera-commands.ts';
import { cameraRow } from '../../shared/hub/hub-camera.ts';
import { decideAdministerCamera } from '../../shared/rights/decide-administer-camera.ts';
import type { CommandHandlers } from '../command/command-context.ts';
import { CommandRefusal } from '../command/command-refusal.ts';
import { decideSee, hidesCamera } from './camera-rights.ts';
import { notAllowed } from './not-allowed.ts';
import { type Catalogue, putCamera } from './put-camera.ts';
import { readStoredCamera } from './stored-camera.ts';

/** The commands over single cameras of the catalogue. */
export function cameraHandlers(
  catalogue: Catalogue,
): Pick<CommandHandlers, 'camera.get' | 'camera.retired' | 'camera.put'> {
  return {
    async 'camera.get'({ cameraId }, { caller, city, db, nowMs }) {
      const known = city.camera(cameraId);
      if (!known) throw notFound();
      const decision = decideSee(caller.access, known, nowMs);
      if (!decision.allowed) throw hidesCamera(decision) ? notFound() : notAllowed(decision);
      const stored = await readStoredCamera(db, cameraId);
      if (!stored) throw notFound();
      return stored;
    },

    async 'camera.retired'(_input, { caller, city, nowMs }) {
      const cameras = [...city.cameras()]
        .filter((camera) => camera.retired && decideAdministerCamera(caller.access, camera, nowMs).allowed)
        .sort((one, other) => one.number - other.number);
      return { cameras: cameras.slice(0, mostRetired).map(cameraRow), more: cameras.length > mostRetired };
    },

    async 'camera.put'({ camera, version, credentials, duplicateOf }, context) {
      const kept = await putCamera(context, catalogue, {
        camera,
        seenVersion: version,
        credentials,
        duplicateOf,
      });
      context.auditDetail(kept.changed, camera.id);
      return { version: kept.version, warnings: kept.warnings };
    },
  };
}

function notFound(): CommandRefusal {
  return new CommandRefusal({ code: 'not-found', message: 'There is no such camera.' });
}
