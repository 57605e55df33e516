import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockWords } from '../../i18n/clock-words.ts';
import { pageTimeMs } from '../../session/page-time.ts';
import { useSession } from '../operator-context.ts';
import { displayWords } from './display-words.ts';
import { dayWords, momentOf, parseDay, parseTimeOfDay } from './moment-text.ts';
import { useReplay, useReplayState } from './replay-context.ts';
import type { ReplayState } from './replay-store.ts';

/** Which display, which day, which second. Enter in a field looks there. */
export function MomentFields({ displays }: { displays: NonNullable<ReplayState['displays']> }) {
  const { t } = useTranslation();
  const replay = useReplay();
  const wall = useSession((state) => state.wall);
  const displayId = useReplayState((state) => state.displayId);
  return (
    <>
      <label className="wall-log-field">
        <span>{t('wallLog.display')}</span>
        <select value={displayId ?? ''} onChange={(event) => replay.chooseDisplay(event.target.value)}>
          {displays.map((display) => (
            <option key={display.id} value={display.id}>
              {displayWords(t, display, wall)}
            </option>
          ))}
        </select>
      </label>
      <MomentForm />
    </>
  );
}

const nothingRefused = { date: false, time: false };

/** Follows the moment that is looked at, except while somebody types. */
function MomentForm() {
  const { t } = useTranslation();
  const replay = useReplay();
  const atMs = useReplayState((state) => state.atMs);
  const [typed, setTyped] = useState<{ date: string; time: string } | null>(null);
  const [refused, setRefused] = useState(nothingRefused);
  const timeField = useRef<HTMLInputElement>(null);
  const hint = useId();
  const { date, time } = typed ?? { date: dayWords(atMs), time: clockWords(atMs) };
  // The dialog was opened to ask for a moment.
  useEffect(() => timeField.current?.select(), []);
  const type = (change: { date?: string; time?: string }) => {
    setRefused(nothingRefused);
    setTyped({ date, time, ...change });
  };
  const look = () => {
    const second = parseTimeOfDay(time);
    const day = parseDay(date, pageTimeMs());
    setRefused({ date: day === null, time: second === null });
    if (second === null || day === null) return false;
    setTyped(null);
    if (typed !== null) replay.goTo(momentOf(day, second));
    return true;
  };
  return (
    <form
      className="wall-log-moment"
      onSubmit={(event) => {
        event.preventDefault();
        if (look()) leaveFields(event.currentTarget);
      }}
    >
      <label className="wall-log-field">
        <span>{t('wallLog.date')}</span>
        <input
          className="wall-log-date"
          value={date}
          spellCheck={false}
          autoComplete="off"
          aria-invalid={refused.date}
          aria-describedby={hint}
          onChange={(event) => type({ date: event.target.value })}
          onBlur={look}
        />
      </label>
      <label className="wall-log-field">
        <span>{t('wallLog.time')}</span>
        <input
          ref={timeField}
          className="wall-log-time"
          value={time}
          spellCheck={false}
          autoComplete="off"
          aria-invalid={refused.time}
          aria-describedby={hint}
          onFocus={() => replay.setPlaying(false)}
          onChange={(event) => type({ time: event.target.value })}
          onBlur={look}
        />
      </label>
      <button type="submit" className="bar-button">
        {t('wallLog.look')} <kbd>Enter</kbd>
      </button>
      <span id={hint} className="wall-log-hint" role="status">
        {refused.date ? t('wallLog.dateRefused') : refused.time ? t('wallLog.timeRefused') : ''}
      </span>
    </form>
  );
}

/** After Enter the replay's keys are meant: they begin at the button that plays. */
function leaveFields(form: HTMLFormElement): void {
  form.closest('.wall-log-body')?.querySelector<HTMLElement>('.wall-log-play')?.focus();
}
