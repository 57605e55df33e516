import { useTranslation } from 'react-i18next';
import { minuteWords } from '../i18n/moment-words.ts';
import { useDesk } from '../operator/operator-context.ts';
import { Icon } from '../ui/icon.tsx';
import { decideHere } from './camera-rights.ts';
import { useCameraScope } from './use-camera-scope.ts';
import { useHub } from './use-hub.ts';

/** Rights that acts of this desk need. */
const asked = ['export', 'push', 'bookmark'] as const;

/** Of a camera: by which consent it may be seen, and what may not be done with it and why. Nothing where all is as usual. */
export function FactsRights({ cameraId }: { cameraId: string }) {
  const { t } = useTranslation();
  const hub = useHub((state) => state);
  const scope = useCameraScope(cameraId);
  // Consents end by themselves: judged anew each second.
  useDesk(({ nowMs }) => nowMs);
  if (scope === undefined || !hub.access) return null;
  const nowMs = Date.now();
  const view = decideHere(hub, scope, 'view', nowMs);
  if (!view) return null;
  // That it is out of scope is the tile's own word already.
  if (!view.allowed)
    return view.because === 'outside-scope' ? null : <Refusal words={t(`hub.because.${view.because}`)} />;
  const grant = hub.access.book.grants.find(({ id }) => id === view.grantId);
  const refused = asked.flatMap((right) => {
    const decision = decideHere(hub, scope, right, nowMs);
    return decision && !decision.allowed ? [{ right, because: decision.because }] : [];
  });
  // What has the same reason is said once.
  const reasons = [...Map.groupBy(refused, ({ because }) => because)];
  if (!grant && refused.length === 0) return null;
  return (
    <section className="facts-rights" aria-label={t('hub.rightsTitle')}>
      {grant ? (
        <p>
          <Icon name="check" />
          <span>
            {t('hub.byGrant', {
              number: grant.document.number,
              until: minuteWords(grant.toMs),
            })}
          </span>
        </p>
      ) : null}
      {reasons.map(([because, rights]) => (
        <p key={because} className="quiet">
          <Icon name="barred" />
          <span>
            {t('hub.mayNot', {
              what: rights.map(({ right }) => t(`hub.right.${right}`)).join(', '),
              why: t(`hub.because.${because}`),
            })}
          </span>
        </p>
      ))}
    </section>
  );
}

function Refusal({ words }: { words: string }) {
  return (
    <p className="facts-rights note-box">
      <Icon name="barred" />
      <span>{words}</span>
    </p>
  );
}
