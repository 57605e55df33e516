import { useTranslation } from 'react-i18next';
import { useDesk } from '../operator/operator-context.ts';
import { Icon } from '../ui/icon.tsx';
import { linkWords } from './hub-badge.tsx';
import { rightsWords } from './rights-words.ts';
import { useHub } from './use-hub.ts';

/** While the hub is away: since when, and by which rights the desk goes on; over the foot of the camera list, so that no tile moves for it. */
export function AwayNote() {
  const { t } = useTranslation();
  const view = useHub((state) => state.view);
  // The words count.
  useDesk(({ nowMs }) => nowMs);
  if (view.link !== 'away' || view.person === null) return null;
  return (
    <p className="away-note">
      <Icon name="unplugged" />
      <span>
        <b>{linkWords(t, view)}.</b> {rightsWords(t, view)}
      </span>
    </p>
  );
}
