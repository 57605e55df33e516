import { FieldError, Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { SegmentedChoice } from '../../ui/segmented-choice.tsx';
import { useChord } from '../keys/use-chord.ts';
import { useSession } from '../operator-context.ts';
import { type LayoutLabel, labelWarnings, maxNameLength } from './layout-label.ts';
import { useLoadKey } from './use-load-key.ts';

interface Props {
  readonly label: LayoutLabel;
  /** The layout that saving writes over; null for a new one. */
  readonly ownId: string | null;
  readonly refusal: string | null;
  readonly autoFocus?: boolean;
  onLabel(label: LayoutLabel): void;
}

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** A layout's name and the key that loads it, with what is wrong with them in words. */
export function LabelFields({ label, ownId, refusal, autoFocus = false, onLabel }: Props) {
  const { t } = useTranslation();
  const layouts = useSession((state) => state.wall.layouts);
  const loadKey = useLoadKey();
  const chord = useChord('load-layout');
  const warnings = labelWarnings(t, label, layouts, ownId, loadKey);
  return (
    <div className="layout-label">
      <TextField
        className="layout-label-name"
        value={label.name}
        maxLength={maxNameLength}
        isInvalid={refusal !== null}
        isRequired
        validationBehavior="aria"
        autoFocus={autoFocus}
        onChange={(name) => onLabel({ ...label, name })}
      >
        <Label>{t('layouts.name')}</Label>
        <Input dir="auto" spellCheck={false} autoComplete="off" />
        <FieldError className="fault-box">{refusal}</FieldError>
      </TextField>
      <div className="layout-label-key">
        <span aria-hidden="true">
          {t('layouts.key')} <kbd>{chord}</kbd>
        </span>
        <SegmentedChoice
          label={t('layouts.key')}
          value={label.key === null ? 'none' : String(label.key)}
          choices={[
            { value: 'none', text: t('layouts.keyNone') },
            ...keys.map((key) => ({ value: key, text: key, label: loadKey(Number(key)) })),
          ]}
          onChoose={(key) => onLabel({ ...label, key: key === 'none' ? null : Number(key) })}
        />
      </div>
      <div className="layout-label-warnings" role="status">
        {warnings.map((warning) => (
          <p key={warning}>{warning}</p>
        ))}
      </div>
    </div>
  );
}
