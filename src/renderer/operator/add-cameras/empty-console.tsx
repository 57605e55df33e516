import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';
import { useOperator } from '../operator-context.ts';
import { type AddWay, addWay } from './add-way.ts';
import { CamerasFromFile } from './cameras-from-file.tsx';
import { useListOwner } from './list-owner.ts';
import { SampleButton } from './sample-button.tsx';
import './add-cameras.css';

/** The middle of a desk without cameras: what is so, and every way on. */
export function EmptyConsole() {
  const { t } = useTranslation();
  const { store } = useOperator();
  const owner = useListOwner();
  const open = (way: AddWay) => {
    addWay.setState({ way });
    store.setState({ dialog: 'add-cameras' });
  };
  return (
    <section className="add-empty" aria-labelledby="add-empty-title">
      <Icon name="wall" />
      <h2 id="add-empty-title">{t('addCameras.emptyTitle')}</h2>
      {owner === 'file' ? (
        <CamerasFromFile />
      ) : (
        <>
          <p>{t('addCameras.emptyText')}</p>
          <ul>
            <li>
              <h3>{t('addCameras.byFile')}</h3>
              <p>{t('addCameras.byFileText')}</p>
              <Button className="main-button" onPress={() => open('file')}>
                {t('addCameras.byFileDo')}
              </Button>
              <SampleButton />
            </li>
            <li>
              <h3>{t('addCameras.byAddress')}</h3>
              <p>{t('addCameras.byAddressText')}</p>
              <Button className="main-button" onPress={() => open('address')}>
                {t('addCameras.byAddressDo')}
              </Button>
            </li>
            <li>
              <h3>{t('addCameras.hub')}</h3>
              <p>{t('addCameras.hubText')}</p>
              <Button className="main-button" onPress={() => store.setState({ dialog: 'hub' })}>
                {t('hub.connect')}
              </Button>
            </li>
          </ul>
        </>
      )}
    </section>
  );
}
