import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { layoutNames } from '../../shared/wall/layout.ts';
import type { DisplayView } from '../../shared/wall/wall-view.ts';
import { Icon } from '../ui/icon.tsx';
import { LayoutIcon } from '../ui/layout-icon.tsx';
import { ask } from './desk-acts.ts';
import { useOperator } from './operator-context.ts';

/** A display's layout and all others, the first nine with their keys. */
export function LayoutChooser({ display }: { display: DisplayView }) {
  const { t } = useTranslation();
  const operator = useOperator();
  const names = layoutNames.includes(display.layout) ? layoutNames : [...layoutNames, display.layout];
  return (
    <Select
      className="layout-chooser"
      aria-label={t('plan.layout')}
      value={display.layout}
      onChange={(layout) => {
        if (layout === null) return;
        operator.store.setState({ selected: { displayId: display.id, tile: 0 } });
        ask(operator, 'wall.set-layout', { displayId: display.id, layout: String(layout) });
      }}
    >
      <Button>
        <LayoutIcon name={display.layout} />
        <SelectValue>{display.layout}</SelectValue>
        <Icon name="chevron" />
      </Button>
      <Popover className="layout-popover">
        <ListBox className="layout-list">
          {names.map((name, index) => (
            <ListBoxItem key={name} id={name} textValue={name} className="layout-item">
              <LayoutIcon name={name} />
              <span>{name}</span>
              {index < 9 ? <kbd>Ctrl {index + 1}</kbd> : null}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
