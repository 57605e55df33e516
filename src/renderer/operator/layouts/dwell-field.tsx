import { FieldError, Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { dwellSeconds, longestSeconds, shortestSeconds } from './dwell-seconds.ts';

interface Props {
  /** As it is typed. */
  readonly value: string;
  onChange(value: string): void;
}

/** How long each turn of a carousel lasts. */
export function DwellField({ value, onChange }: Props) {
  const { t } = useTranslation();
  const wrong = dwellSeconds(value) === null;
  return (
    <TextField
      className="carousel-dwell"
      type="number"
      value={value}
      isInvalid={wrong}
      validationBehavior="aria"
      onChange={onChange}
    >
      <Label>{t('layouts.dwell')}</Label>
      <Input min={shortestSeconds} max={longestSeconds} step={1} />
      <FieldError className="fault-box">
        {wrong ? t('layouts.dwellWrong', { shortest: shortestSeconds, longest: longestSeconds }) : ''}
      </FieldError>
    </TextField>
  );
}
