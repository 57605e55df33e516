import { useRef } from 'react';
import { Button, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { faultOf } from '../../../shared/base/fault.ts';
import type { DisplayView } from '../../../shared/wall/wall-view.ts';
import { Icon } from '../../ui/icon.tsx';
import { LayoutIcon } from '../../ui/layout-icon.tsx';
import { say } from '../desk-acts.ts';
import { useOperator, useSession } from '../operator-context.ts';
import { LayoutDialogs } from './layout-dialogs.tsx';
import { LayoutMenu } from './layout-menu.tsx';
import { layoutName } from './layout-name.ts';
import { layoutQuestions } from './layout-questions.ts';
import './layouts.css';
import { readLayoutsFile } from './read-layouts-file.ts';

/**
 * A display's layout, all others, and what can be done with layouts. A menu, not a select: on a closed select a typed digit would choose a
 * layout, and digits mean cameras here.
 */
export function LayoutChooser({ display }: { display: DisplayView }) {
  const { t } = useTranslation();
  const operator = useOperator();
  const layouts = useSession((state) => state.wall.layouts);
  const file = useRef<HTMLInputElement>(null);
  const name = layoutName(t, display, layouts);
  const take = (chosen: File) =>
    readLayoutsFile(chosen).then(
      (read) =>
        layoutQuestions(operator).setState({
          question: { kind: 'import', displayId: display.id, file: read },
        }),
      (error: unknown) => say(operator, 'call-failed', faultOf(error).message),
    );
  return (
    <>
      <MenuTrigger>
        <Button className="layout-button" aria-label={`${t('plan.layout')} ${name}`}>
          <LayoutIcon grid={display.grid} />
          <span className="layout-name">{name}</span>
          <Icon name="chevron" />
        </Button>
        <Popover className="layout-popover" placement="bottom start">
          <LayoutMenu display={display} onImport={() => file.current?.click()} />
        </Popover>
      </MenuTrigger>
      <input
        ref={file}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={t('layouts.import')}
        onChange={({ target }) => {
          const [chosen] = target.files ?? [];
          // The same file may be chosen again, corrected.
          target.value = '';
          if (chosen) void take(chosen);
        }}
      />
      <LayoutDialogs display={display} />
    </>
  );
}
