import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { HubView } from '../../shared/contract/hub-view.ts';
import { useHub } from './use-hub.ts';

interface Props {
  readonly isDisabled: boolean;
  onChoose(account: HubView['demoAccounts'][number]): void;
}

/** The people of a demo's pretend city, to sign in as one of them with one press. */
export function DemoAccounts({ isDisabled, onChoose }: Props) {
  const { t } = useTranslation();
  const accounts = useHub(({ view }) => view.demoAccounts);
  if (accounts.length === 0) return null;
  return (
    <section className="hub-demo" aria-labelledby="hub-demo">
      <h3 id="hub-demo">{t('hub.demo')}</h3>
      <p className="quiet">{t('hub.demoText')}</p>
      <ul>
        {accounts.map((one) => (
          <li key={one.account}>
            <Button className="hub-demo-account" isDisabled={isDisabled} onPress={() => onChoose(one)}>
              <b>{one.name}</b>
              <span>{one.role}</span>
              <span className="quiet">{one.unit}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
