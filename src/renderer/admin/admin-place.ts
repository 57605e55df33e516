import { createStore } from 'zustand/vanilla';
import type { AdminSection } from './admin-sections.ts';
import { leaveForm } from './unsaved/unsaved.ts';

/** Where in the administration one is: other parts lead to a camera's form. Null: the first part, no camera. */
export interface AdminPlace {
  readonly section: AdminSection | null;
  readonly cameraId: string | null;
}

export const adminPlace = createStore<AdminPlace>(() => ({ section: null, cameraId: null }));

/** Opens a camera's form. */
export function goToCamera(cameraId: string): void {
  leaveForm(() => adminPlace.setState({ section: 'cameras', cameraId }));
}
