import { useSoundOfSelection } from '../audio/sound-context.ts';
import { useDesk, useSession } from './operator-context.ts';
import { cameraAt, selectedTile } from './selected-tile.ts';

/** Keeps the sound with the selection; draws nothing. */
export function SoundFollower() {
  const wall = useSession((state) => state.wall);
  const selected = useDesk((state) => state.selected);
  const place = selectedTile(wall, selected);
  const stream = useDesk((state) =>
    place === null ? null : (state.reports.get(place.displayId)?.tiles.get(place.tile)?.stream ?? null),
  );
  useSoundOfSelection(cameraAt(wall, place), stream ?? 'sub');
  return null;
}
