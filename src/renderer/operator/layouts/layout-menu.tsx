import { Collection, Header, Menu, MenuItem, MenuSection } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type Layout, layoutNames, parseLayout } from '../../../shared/wall/layout.ts';
import type { SavedLayout } from '../../../shared/wall/saved-layout.ts';
import type { DisplayView } from '../../../shared/wall/wall-view.ts';
import { hasRight } from '../../hub/general-rights.ts';
import { LayoutSigns } from '../../hub/layout-signs.tsx';
import { askPush } from '../../hub/push-question.ts';
import { useHub } from '../../hub/use-hub.ts';
import { LayoutIcon } from '../../ui/layout-icon.tsx';
import { ask } from '../desk-acts.ts';
import { useChord } from '../keys/use-chord.ts';
import { useOperator, useSession } from '../operator-context.ts';
import type { Operator } from '../operator-store.ts';
import { exportLayouts } from './export-layouts.ts';
import { layoutQuestions } from './layout-questions.ts';
import { loadLayout } from './load-layout.ts';
import { MissingSign } from './missing-sign.tsx';
import { useLoadKey } from './use-load-key.ts';

interface Props {
  readonly display: DisplayView;
  onImport(): void;
}

const actions = ['edit', 'save-as', 'carousel', 'push', 'export', 'import'] as const;
type Action = (typeof actions)[number];

const builtIns = layoutNames.flatMap((name): Layout[] => {
  const layout = parseLayout(name);
  return layout ? [layout] : [];
});

/** Saved layouts, built-in ones, and the acts. A key is shown where it leads: a saved layout's key takes it from the built-in one. */
export function LayoutMenu({ display, onImport }: Props) {
  const { t } = useTranslation();
  const operator = useOperator();
  const layouts = useSession((state) => state.wall.layouts);
  const keys: Readonly<Record<Action, string>> = {
    edit: useChord('edit-layout'),
    'save-as': '',
    carousel: useChord('carousel'),
    push: '',
    export: '',
    import: '',
  };
  const mayPush = useHub((state) => hasRight(state, 'push', Date.now()));
  // Only what has a name goes to another desk.
  const shown = layouts.find(({ id }) => id === display.layout);
  const offered = actions.filter((action) => action !== 'push' || (mayPush && shown));
  const idle: Action[] = layouts.length === 0 ? ['export'] : [];
  const act = (id: string) => {
    const saved = layouts.find((layout) => `saved ${layout.id}` === id);
    const action = actions.find((one) => one === id);
    if (action === 'import') onImport();
    else if (action) perform(operator, action, display, layouts);
    else choose(operator, display.id, saved ?? id);
  };
  return (
    <Menu
      className="layout-list"
      aria-label={t('plan.layout')}
      disabledKeys={idle}
      onAction={(id) => act(String(id))}
    >
      {layouts.length > 0 ? (
        <SavedSection layouts={layouts} shown={display.layout} title={t('layouts.savedTitle')} />
      ) : null}
      <BuiltInSection
        shown={display.layout}
        title={t('layouts.builtIn')}
        taken={new Set(layouts.map(({ key }) => key))}
      />
      <MenuSection className="layout-acts">
        <Header className="sr-only">{t('layouts.acts')}</Header>
        {offered.map((action) => (
          <MenuItem key={action} id={action} className="layout-item layout-act">
            <span>{t(`layouts.${action}`)}</span>
            {keys[action] === '' ? null : <kbd>{keys[action]}</kbd>}
          </MenuItem>
        ))}
      </MenuSection>
    </Menu>
  );
}

function SavedSection(props: { layouts: readonly SavedLayout[]; shown: string; title: string }) {
  const loadKey = useLoadKey();
  return (
    <MenuSection selectionMode="single" selectedKeys={[`saved ${props.shown}`]}>
      <Header className="layout-title">{props.title}</Header>
      <Collection items={props.layouts}>
        {(layout) => (
          <MenuItem id={`saved ${layout.id}`} textValue={layout.name} className="layout-item">
            <LayoutIcon grid={layout.grid} />
            <span className="layout-name">
              {layout.name}
              <LayoutSigns id={layout.id} />
              <MissingSign layout={layout} />
            </span>
            {layout.key === null ? null : <kbd>{loadKey(layout.key)}</kbd>}
          </MenuItem>
        )}
      </Collection>
    </MenuSection>
  );
}

function BuiltInSection(props: { shown: string; title: string; taken: ReadonlySet<number | null> }) {
  const loadKey = useLoadKey();
  return (
    <MenuSection selectionMode="single" selectedKeys={[props.shown]}>
      <Header className="layout-title">{props.title}</Header>
      {builtIns.map((layout, index) => (
        <MenuItem key={layout.name} id={layout.name} textValue={layout.name} className="layout-item">
          <LayoutIcon grid={layout} />
          <span>{layout.name}</span>
          {index < 9 && !props.taken.has(index + 1) ? <kbd>{loadKey(index + 1)}</kbd> : null}
        </MenuItem>
      ))}
    </MenuSection>
  );
}

function choose(operator: Operator, displayId: string, chosen: SavedLayout | string): void {
  if (typeof chosen !== 'string') {
    loadLayout(operator, displayId, chosen);
    return;
  }
  operator.store.setState({ selected: { displayId, tile: 0 } });
  ask(operator, 'wall.set-layout', { displayId, layout: chosen });
}

function perform(
  operator: Operator,
  action: Exclude<Action, 'import'>,
  display: DisplayView,
  layouts: readonly SavedLayout[],
): void {
  if (action === 'export') exportLayouts(operator, layouts);
  else if (action === 'push') {
    const layout = layouts.find(({ id }) => id === display.layout);
    if (layout) askPush(operator, { kind: 'layout', layout });
  } else if (action === 'save-as')
    layoutQuestions(operator).setState({ question: { kind: 'save-as', displayId: display.id } });
  else
    operator.store.setState({
      selected: { displayId: display.id, tile: 0 },
      dialog: action === 'edit' ? 'edit-layout' : 'carousel',
    });
}
