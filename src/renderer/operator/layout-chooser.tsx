import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { layoutNames } from '../../shared/wall/layout.ts';
import type { DisplayView } from '../../shared/wall/wall-view.ts';
import { Icon } from '../ui/icon.tsx';
import { LayoutIcon } from '../ui/layout-icon.tsx';
import { ask } from './desk-acts.ts';
import { useOperator } from './operator-context.ts';

/**
 * A display's layout and all others, the first nine with their keys. A menu, not a select: on a closed select a typed digit would choose a
 * layout, and digits mean cameras here.
 */
export function LayoutChooser({ display }: { display: DisplayView }) {
  const { t } = useTranslation();
  const operator = useOperator();
  const names = layoutNames.includes(display.layout) ? layoutNames : [...layoutNames, display.layout];
  return (
    <MenuTrigger>
      <Button className="layout-button" aria-label={`${t('plan.layout')} ${display.layout}`}>
        <LayoutIcon name={display.layout} />
        <span>{display.layout}</span>
        <Icon name="chevron" />
      </Button>
      <Popover className="layout-popover" placement="bottom start">
        <Menu
          className="layout-list"
          aria-label={t('plan.layout')}
          selectionMode="single"
          selectedKeys={[display.layout]}
          onAction={(layout) => {
            operator.store.setState({ selected: { displayId: display.id, tile: 0 } });
            ask(operator, 'wall.set-layout', { displayId: display.id, layout: String(layout) });
          }}
        >
          {names.map((name, index) => (
            <MenuItem key={name} id={name} textValue={name} className="layout-item">
              <LayoutIcon name={name} />
              <span>{name}</span>
              {index < 9 ? <kbd>Ctrl {index + 1}</kbd> : null}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
