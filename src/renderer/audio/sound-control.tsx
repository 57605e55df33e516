import { Button, Checkbox } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { StreamRole } from '../../shared/camera/stream-role.ts';
import { useSound, useSoundDesk } from './sound-context.ts';
import { SoundIcon } from './sound-icon.tsx';
import { SoundLevel } from './sound-level.tsx';
import { SoundMeter } from './sound-meter.tsx';
import type { SoundPhase } from './sound-state.ts';
import { soundOff } from './sound-state.ts';
import { soundWords } from './sound-words.ts';
import './sound.css';

interface Props {
  /** The camera of the selected tile and the stream that shows it. */
  readonly cameraId: string;
  readonly role: StreamRole;
  /** The key that does the same as the button, as it is written on it. */
  readonly keyName?: string;
  /** Name of a camera, for when another one than the selected is heard. */
  cameraName(cameraId: string): string;
}

/** The sound of the selected tile: on or off, how it stands in words, how loud it is and how loud it is heard. */
export function SoundControl({ cameraId, role, keyName, cameraName }: Props) {
  const { t } = useTranslation();
  const desk = useSoundDesk();
  const heardId = useSound(({ on, choice }) => (on ? (choice?.cameraId ?? null) : null));
  const follows = useSound((state) => state.follows);
  const isHeard = heardId === cameraId;
  return (
    <section className="sound" aria-label={t('sound.title')}>
      <Button className="sound-button" data-on={isHeard} onPress={() => desk.toggle({ cameraId, role })}>
        <SoundIcon on={isHeard} /> {t(isHeard ? 'sound.switchOff' : 'sound.switchOn')}
        {keyName === undefined ? null : <kbd>{keyName}</kbd>}
      </Button>
      <SoundStatement />
      {heardId !== null && !isHeard ? (
        <p className="sound-other">{t('sound.other', { camera: cameraName(heardId) })}</p>
      ) : null}
      <SoundMeterWhenPlaying />
      <SoundLevel />
      <Checkbox
        className="sound-follow"
        isSelected={follows}
        onChange={(on) => desk.follow(on, { cameraId, role })}
      >
        {({ isSelected }) => (
          <>
            <span className="sound-box" aria-hidden="true">
              {isSelected ? '✓' : ''}
            </span>
            {t('sound.follow')}
          </>
        )}
      </Checkbox>
    </section>
  );
}

const troubled: ReadonlySet<SoundPhase> = new Set(['no-audio', 'unsupported', 'failed', 'silent']);

/** Said to a screen reader when it changes, not ten times a second. */
function SoundStatement() {
  const { t } = useTranslation();
  const phase = useSound(({ sound }) => sound.phase);
  const codec = useSound(({ sound }) => sound.codec);
  return (
    <p className="sound-words" role="status" data-phase={phase} data-troubled={troubled.has(phase)}>
      {soundWords(t, { ...soundOff, phase, codec })}
    </p>
  );
}

function SoundMeterWhenPlaying() {
  return useSound(({ sound }) => sound.phase === 'playing') ? <SoundMeter /> : null;
}
