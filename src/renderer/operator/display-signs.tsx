import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { DisplayView } from '../../shared/wall/wall-view.ts';
import { Icon } from '../ui/icon.tsx';
import { ask } from './desk-acts.ts';
import { useOperator } from './operator-context.ts';

/** What is out of the ordinary on a display: a tile that fills it (and the way back), displays it stands in for. */
export function DisplaySigns({ display }: { display: DisplayView }) {
  const { t } = useTranslation();
  const operator = useOperator();
  const { id, maximised, standsInFor } = display;
  return (
    <>
      {maximised === null ? null : (
        <Button
          className="sign-button"
          onPress={() => ask(operator, 'wall.maximise', { displayId: id, tile: null })}
        >
          <Icon name="wall" /> <span>{t('display.maximised', { tile: maximised + 1 })}</span> <kbd>Esc</kbd>
        </Button>
      )}
      {standsInFor.length === 0 ? null : (
        <span className="sign">
          <Icon name="unplugged" /> <span>{t('display.standsIn', { names: standsInFor.join(', ') })}</span>
        </span>
      )}
    </>
  );
}
