import { useRef, useState } from 'react';
import { z } from 'zod';
import { assert } from '../../../shared/base/assert.ts';
import { ExpectedError } from '../../../shared/base/fault.ts';
import { HubCamera } from '../../../shared/hub/hub-camera.ts';
import { useOperator } from '../../operator/operator-context.ts';
import type { Versioned } from '../book-view.ts';
import { type RowDraft, useRowDraft } from '../row-draft.ts';
import { type CameraText, textOfCamera } from './camera-text.ts';
import { credentialsToPut, keepCredentials, type NewCredentials } from './new-credentials.ts';
import { readCameraText } from './read-camera-text.ts';

export interface CameraDraft {
  readonly draft: RowDraft<CameraText>;
  readonly credentials: NewCredentials;
  /** Another camera that seems to show the same. */
  readonly suspectId: string | null;
  setCredentials(credentials: NewCredentials): void;
  /** Saves although there is that other camera. */
  saveBesideSuspect(): void;
}

/** A camera's record being edited, with what goes in beside it: new credentials, and the leave to stand beside another one. */
export function useCameraDraft(seen: Versioned<CameraText>, onKept: () => void): CameraDraft {
  const { hub } = useOperator();
  const [credentials, setCredentials] = useState(keepCredentials);
  const [suspectId, setSuspectId] = useState<string | null>(null);
  const besideSuspect = useRef<string | null>(null);
  const draft = useRowDraft(currentText, seen, async (row: CameraText, version) => {
    const { camera } = readCameraText(row);
    assert(camera, 'only what can be read is saved');
    const duplicateOf = besideSuspect.current;
    besideSuspect.current = null;
    try {
      const put = { camera, version, credentials: credentialsToPut(credentials), duplicateOf };
      const kept = await hub.command('camera.put', put);
      setCredentials(keepCredentials);
      setSuspectId(null);
      onKept();
      return kept.version;
    } catch (error) {
      const isSuspect = error instanceof ExpectedError && error.fault.code === 'duplicate-suspected';
      setSuspectId(isSuspect ? (error.fault.detail ?? null) : null);
      throw error;
    }
  });
  return {
    draft: {
      ...draft,
      drop() {
        setCredentials(keepCredentials);
        setSuspectId(null);
        draft.drop();
      },
    },
    credentials,
    suspectId,
    setCredentials(next) {
      setCredentials(next);
      draft.change({});
    },
    saveBesideSuspect() {
      besideSuspect.current = suspectId;
      draft.save();
    },
  };
}

/** A record as a conflict brings it. */
function currentText(current: unknown): Versioned<CameraText> {
  const { version, row } = z.object({ version: z.number().int(), row: HubCamera }).parse(current);
  return { version, row: textOfCamera(row) };
}
