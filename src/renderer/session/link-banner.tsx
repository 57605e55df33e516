import { useTranslation } from 'react-i18next';
import type { LinkStatus } from '../control-socket.ts';
import { Icon } from '../ui/icon.tsx';

/** Says plainly that the core is away: what happened, what it means, what to do. Nothing while all is well. */
export function LinkBanner({ link }: { link: LinkStatus }) {
  const { t } = useTranslation();
  if (link.phase === 'connected' || link.phase === 'connecting') return null;
  const refused = link.phase === 'refused';
  const title = refused ? t('link.refusedTitle') : t('link.lostTitle', { attempt: link.attempt });
  return (
    <div className="link-banner" role="alert">
      <Icon name={refused ? 'barred' : 'unplugged'} />
      <div>
        <strong>{title}</strong>
        <p>{refused ? t('link.refusedText') : t('link.lostText')}</p>
      </div>
    </div>
  );
}
