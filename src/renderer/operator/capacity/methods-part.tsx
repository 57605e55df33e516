import { useTranslation } from 'react-i18next';
import type { CapacityView } from '../../../shared/capacity/capacity.ts';
import { Icon } from '../../ui/icon.tsx';

/** The hardware methods that were tried: which work, and why the others do not. */
export function MethodsPart({ view: { methods, measuredAtMs } }: { view: CapacityView }) {
  const { t } = useTranslation();
  const none = measuredAtMs === null ? 'capacity.methodsUntried' : 'capacity.methodsNone';
  return (
    <section aria-labelledby="capacity-methods">
      <h3 id="capacity-methods">{t('capacity.methods')}</h3>
      {methods.length === 0 ? <p className="quiet">{t(none)}</p> : null}
      <ul className="capacity-methods">
        {methods.map(({ method, works, detail }) => (
          <li key={method} data-works={works}>
            <Icon name={works ? 'check' : 'close'} />
            <span>
              <b>{method}</b> {t(works ? 'capacity.works' : 'capacity.worksNot')}
              {detail === '' ? null : <span className="quiet capacity-detail">{detail}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
