import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icon.tsx';
import { HubSteps } from './hub-steps.tsx';
import { useHub } from './use-hub.ts';
import './hub.css';

/** The middle of a desk that belongs to a hub and at which nobody may work yet. */
export function HubGate() {
  const { t } = useTranslation();
  const mustChange = useHub(({ view }) => view.mustChangePassword);
  const name = useHub(({ view }) => view.name ?? view.address);
  return (
    <section className="hub-gate" aria-labelledby="hub-gate-title">
      <div className="hub-gate-head">
        <Icon name="key" />
        <div>
          <h2 id="hub-gate-title">{t(mustChange ? 'hub.gatePassword' : 'hub.gateTitle')}</h2>
          <p className="quiet">{name}</p>
        </div>
      </div>
      <HubSteps />
    </section>
  );
}
