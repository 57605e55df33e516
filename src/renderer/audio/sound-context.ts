import { createContext, useContext, useEffect } from 'react';
import { useStore } from 'zustand';
import { assert } from '../../shared/base/assert.ts';
import type { StreamRole } from '../../shared/camera/stream-role.ts';
import type { SoundDesk, SoundDeskState } from './sound-desk.ts';

export const SoundContext = createContext<SoundDesk | null>(null);

export function useSoundDesk(): SoundDesk {
  const desk = useContext(SoundContext);
  assert(desk, 'inside a SoundContext');
  return desk;
}

export function useSound<T>(select: (state: SoundDeskState) => T): T {
  return useStore(useSoundDesk().store, select);
}

/** Tells the sound what is selected; mount it once in the page, whether or not the facts panel is open. */
export function useSoundOfSelection(cameraId: string | null, role: StreamRole): void {
  const desk = useSoundDesk();
  useEffect(() => desk.select(cameraId === null ? null : { cameraId, role }), [desk, cameraId, role]);
}
