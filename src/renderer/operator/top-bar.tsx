import { ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Preferences } from '../../shared/settings/preferences.ts';
import { ConflictsSign } from '../hub/conflicts-sign.tsx';
import { mayAdminister } from '../hub/general-rights.ts';
import { HubBadge } from '../hub/hub-badge.tsx';
import { ReportsNotice } from '../hub/reports/reports-notice.tsx';
import { useHub } from '../hub/use-hub.ts';
import { SegmentedChoice } from '../ui/segmented-choice.tsx';
import { ActButton } from './act-button.tsx';
import { CapacityButton } from './capacity/capacity-button.tsx';
import { ask } from './desk-acts.ts';
import { useOperator, useSession } from './operator-context.ts';
import { TileCounts } from './tile-counts.tsx';

interface Props {
  readonly factsOpen: boolean;
  onFacts(open: boolean): void;
}

/** Name, the wall's state in two numbers, the hub, and this person's choices. */
export function TopBar({ factsOpen, onFacts }: Props) {
  const { t } = useTranslation();
  const operator = useOperator();
  const { language, theme } = useSession((state) => state.preferences);
  const alone = useHub(({ view }) => view.link === 'none');
  const administers = useHub((state) => mayAdminister(state, Date.now()));
  const set = (change: Partial<Preferences>) => ask(operator, 'preferences.set', change);
  return (
    <header className="top-bar">
      <h1>{t('app.name')}</h1>
      <TileCounts />
      <nav className="bar-acts">
        {alone ? <ActButton act="add-cameras" words={t('bar.addCameras')} /> : null}
        {administers ? <ActButton act="admin" words={t('bar.admin')} /> : null}
        <ActButton act="wall-log" words={t('bar.wallLog')} />
        <ActButton act="help" words={t('bar.keys')} />
      </nav>
      <CapacityButton />
      <ConflictsSign />
      <ReportsNotice />
      <HubBadge />
      <SegmentedChoice
        label={t('bar.language')}
        value={language}
        choices={[
          { value: 'vi', text: 'VI', label: 'Tiếng Việt' },
          { value: 'en', text: 'EN', label: 'English' },
        ]}
        onChoose={(chosen) => set({ language: chosen })}
      />
      <SegmentedChoice
        label={t('bar.theme')}
        value={theme}
        choices={[
          { value: 'dark', text: t('bar.dark') },
          { value: 'light', text: t('bar.light') },
        ]}
        onChoose={(chosen) => set({ theme: chosen })}
      />
      <ToggleButton className="bar-button" isSelected={factsOpen} onChange={onFacts}>
        {t('bar.facts')}
      </ToggleButton>
    </header>
  );
}
