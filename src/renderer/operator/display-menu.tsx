import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { DisplayView } from '../../shared/wall/wall-view.ts';
import { Icon } from '../ui/icon.tsx';
import { ask } from './desk-acts.ts';
import { useOperator, useSession } from './operator-context.ts';

const stay = 'stay';

/** What happens to a display's cameras when it is unplugged: they stay away with it, or another display shows them meanwhile. */
export function DisplayMenu({ display, index }: { display: DisplayView; index: number }) {
  const { t } = useTranslation();
  const operator = useOperator();
  const displays = useSession((state) => state.wall.displays);
  const others = displays.flatMap(({ id, name }, at) =>
    id === display.id ? [] : [{ id, name, index: at + 1 }],
  );
  const label = t('display.menu', { index });
  return (
    <MenuTrigger>
      <Button className="display-menu-button" aria-label={label}>
        <Icon name="dots" />
      </Button>
      <Popover className="layout-popover" placement="bottom end">
        <Menu
          className="layout-list"
          aria-label={label}
          onAction={(key) =>
            ask(operator, 'wall.set-when-away', {
              displayId: display.id,
              moveTo: key === stay ? null : String(key),
            })
          }
        >
          <MenuSection selectionMode="single" selectedKeys={[display.whenAway ?? stay]}>
            <Header className="menu-heading">{t('display.whenAway')}</Header>
            <MenuItem id={stay} className="layout-item display-item">
              {t('display.stay')}
            </MenuItem>
            {others.map((other) => (
              <MenuItem key={other.id} id={other.id} className="layout-item display-item">
                {t('display.moveTo', { index: other.index, name: other.name })}
              </MenuItem>
            ))}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
