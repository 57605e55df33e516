import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useSound, useSoundDesk } from './sound-context.ts';

/** How loud the operator hears it, 0 to 100 %. */
export function SoundLevel() {
  const { t } = useTranslation();
  const desk = useSoundDesk();
  const level = useSound((state) => state.level);
  return (
    <Slider
      className="sound-level"
      value={level}
      minValue={0}
      maxValue={1}
      step={0.05}
      formatOptions={{ style: 'percent' }}
      onChange={(value) => desk.setLevel(value)}
    >
      <Label>{t('sound.level')}</Label>
      <SliderOutput />
      <SliderTrack className="sound-track">
        <div className="sound-reach" style={{ width: `${level * 100}%` }} />
        <SliderThumb className="sound-thumb" />
      </SliderTrack>
    </Slider>
  );
}
