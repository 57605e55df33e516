import { useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Translate } from '../../i18n/i18n.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Chord } from './chord.ts';
import { chordText, type KeyLabels } from './chord-text.ts';
import { type ChordVerdict, judgeChord } from './judge-chord.ts';
import type { KeyBinding } from './key-bindings.ts';
import type { Bindings } from './resolve-bindings.ts';
import { useChordCapture } from './use-chord-capture.ts';

interface Props {
  readonly binding: KeyBinding;
  readonly bindings: Bindings;
  readonly labels: KeyLabels;
  readonly changing: boolean;
  /** Starts or ends the waiting for a new key. */
  onChanging(changing: boolean): void;
  onChord(chord: Chord): void;
}

/** One act: its words, its key, and how the person changes it. */
export function KeyRow({ binding, bindings, labels, changing, onChanging, onChord }: Props) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState('');
  const change = useRef<HTMLButtonElement>(null);
  const chord = bindings.get(binding.id) ?? null;
  const act = t(`keySheet.act.${binding.id}`);
  const take = (pressed: Chord) => {
    const verdict = judgeChord(bindings, binding.id, pressed);
    setProblem(verdict.kind === 'fits' ? '' : problemWords(t, verdict, labels));
    if (verdict.kind !== 'fits') return;
    onChanging(false);
    if (verdict.chord !== chord) onChord(verdict.chord);
  };
  const end = () => {
    setProblem('');
    onChanging(false);
  };
  useChordCapture(changing, {
    onChord: (pressed) => (pressed === null ? setProblem(t('keySheet.refusal.unknown')) : take(pressed)),
    onEnd: end,
  });
  return (
    <li className="key-row" data-changing={changing || undefined}>
      <span className="key-act">{act}</span>
      <span className="key-chords" aria-live="polite">
        {chord === null ? <em>{t('keySheet.noKey')}</em> : <kbd>{chordText(chord, labels)}</kbd>}
        {binding.also?.map((also) => (
          <kbd key={also}>{chordText(also, labels)}</kbd>
        ))}
      </span>
      {binding.fixed ? (
        <span className="key-fixed">{t('keySheet.fixed')}</span>
      ) : (
        <span className="key-buttons">
          {chord === binding.chord ? null : (
            <Button
              className="key-reset"
              aria-label={t('keySheet.resetLabel', { act })}
              onPress={() => {
                take(binding.chord);
                change.current?.focus();
              }}
            >
              <Icon name="retry" />
            </Button>
          )}
          <Button
            ref={change}
            className="key-change"
            aria-label={t('keySheet.changeLabel', { act })}
            onPress={() => {
              setProblem('');
              onChanging(true);
            }}
          >
            {t('keySheet.change')}
          </Button>
        </span>
      )}
      <p className="key-say" role="alert">
        {problem || (changing ? t(isRangeAct(binding) ? 'keySheet.pressDigit' : 'keySheet.press') : '')}
      </p>
    </li>
  );
}

function isRangeAct({ id }: KeyBinding): boolean {
  return id === 'load-layout' || id === 'save-layout';
}

function problemWords(
  t: Translate,
  verdict: Exclude<ChordVerdict, { kind: 'fits' }>,
  labels: KeyLabels,
): string {
  const chord = chordText(verdict.chord, labels);
  if (verdict.kind === 'clash')
    return t('keySheet.clash', { chord, act: t(`keySheet.act.${verdict.other}`) });
  return t(`keySheet.refusal.${verdict.reason}`, { chord });
}
