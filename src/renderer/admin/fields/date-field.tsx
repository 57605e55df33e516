import { type KeyboardEvent, useState } from 'react';
import { FieldError, Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { dayWords } from '../../i18n/moment-words.ts';
import { useTellProblem } from '../form-problems.ts';
import { dayAfter, readDay } from './read-day.ts';

interface Props {
  readonly label: string;
  readonly valueMs: number | null;
  /** A day must stand in it. */
  readonly required?: boolean;
  onChange(valueMs: number | null): void;
}

const steps: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1 };

/** A day, typed as DD/MM/YYYY or shorter; arrows go a day on or back. Empty for none. What is no day stays, and is said. */
export function DateField({ label, valueMs, required = false, onChange }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<{ readonly text: string; readonly forMs: number | null } | null>(null);
  // What somebody else puts in its place goes before what was typed.
  const text = typed && typed.forMs === valueMs ? typed.text : valueMs === null ? '' : dayWords(valueMs);
  const isEmpty = text.trim() === '';
  const isWrong = isEmpty ? required : readDay(text, Date.now()) === null;
  const problem = isWrong ? t('admin.date.wrong', { field: label }) : '';
  const [isTyping, setIsTyping] = useState(false);
  useTellProblem(problem);
  const type = (next: string) => {
    const ms = readDay(next, Date.now());
    const isNone = next.trim() === '' && !required;
    const takes = ms !== null || isNone;
    setTyped({ text: next, forMs: takes ? ms : valueMs });
    if (takes) onChange(ms);
  };
  const step = (event: KeyboardEvent) => {
    const days = steps[event.key];
    if (days === undefined || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    type(dayWords(valueMs === null ? startOfToday() : dayAfter(valueMs, days)));
  };
  return (
    <TextField
      className="hub-field"
      value={text}
      autoComplete="off"
      isInvalid={isWrong && !isTyping}
      onChange={type}
      onKeyDown={step}
      onFocusChange={(isFocused) => {
        setIsTyping(isFocused);
        if (!isFocused && !isWrong) setTyped(null);
      }}
    >
      <Label>{label}</Label>
      <Input spellCheck={false} placeholder={t('admin.date.shape')} />
      <FieldError className="field-problem">{problem}</FieldError>
    </TextField>
  );
}

function startOfToday(): number {
  return new Date().setHours(0, 0, 0, 0);
}
