import { useEffect, useRef } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { LoggedChange } from '../../../shared/contract/wall-log-calls.ts';
import { clockWords } from '../../i18n/clock-words.ts';
import { actWords, whoWords } from './act-words.ts';
import { useReplay, useReplayState } from './replay-context.ts';
import { hourMs } from './replay-store.ts';

/** The changes of the hour that is looked at; choosing one looks at its moment. */
export function ReplayChanges() {
  const { t } = useTranslation();
  const replay = useReplay();
  const changes = useReplayState((state) => state.changes);
  const hourFromMs = useReplayState((state) => state.hourFromMs);
  const current = useReplayState((state) => state.shown?.answer.change?.id ?? null);
  const span = { from: clockWords(hourFromMs), to: clockWords(hourFromMs + hourMs) };
  return (
    <section className="replay-changes">
      <h3 id="replay-changes">
        {t('wallLog.changes', span)} <span className="quiet">{changes.length}</span>
      </h3>
      <ListBox
        className="replay-list"
        aria-labelledby="replay-changes"
        selectionMode="single"
        selectionBehavior="replace"
        items={changes}
        selectedKeys={current === null ? [] : [current]}
        onSelectionChange={(keys) => {
          const chosen = changes.find(({ id }) => keys !== 'all' && keys.has(id));
          if (chosen && chosen.id !== current) replay.goTo(chosen.atMs);
        }}
        renderEmptyState={() => <p className="quiet replay-no-changes">{t('wallLog.noChanges')}</p>}
      >
        {(change) => (
          <ListBoxItem
            className="replay-change"
            textValue={`${clockWords(change.atMs)} ${actWords(t, change.act)} ${whoWords(t, change.by)}`}
          >
            {({ isSelected }) => <ChangeRow change={change} current={isSelected} />}
          </ListBoxItem>
        )}
      </ListBox>
    </section>
  );
}

/** One change in words; the current one is brought into sight. */
function ChangeRow({ change, current }: { change: LoggedChange; current: boolean }) {
  const { t } = useTranslation();
  const time = useRef<HTMLElement>(null);
  useEffect(() => {
    if (current) time.current?.parentElement?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <>
      <b ref={time}>{clockWords(change.atMs)}</b>
      <span>{actWords(t, change.act)}</span>
      <span className="quiet">{whoWords(t, change.by)}</span>
    </>
  );
}
