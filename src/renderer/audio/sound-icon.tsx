const speaker = 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5z';
const waves = 'M15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11';
const cross = 'M16 9.5l5 5M21 9.5l-5 5';

/** A loudspeaker, heard or mute; the words beside it say the same. */
export function SoundIcon({ on }: { on: boolean }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={`${speaker}${on ? waves : cross}`} />
    </svg>
  );
}
