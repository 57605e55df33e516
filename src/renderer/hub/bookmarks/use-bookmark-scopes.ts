import { decideBookmark } from '../../../shared/hub/decide-item.ts';
import type { ItemScope } from '../../../shared/hub/shared-item.ts';
import { useCameraScope } from '../use-camera-scope.ts';
import { useHub } from '../use-hub.ts';
import { useScopes } from '../use-scopes.ts';

/** For whom a moment of this camera may be marked: of some cameras others are not told. */
export function useBookmarkScopes(cameraId: string): readonly ItemScope[] {
  const access = useHub((state) => state.access);
  const camera = useCameraScope(cameraId);
  const scopes = useScopes();
  if (!access || !camera) return [{ kind: 'private' }];
  const ownerId = access.person.id;
  return scopes.filter((scope) => decideBookmark(access, camera, { scope, ownerId }, Date.now()).allowed);
}
