import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Icon } from '../../ui/icon.tsx';
import { useChord } from '../keys/use-chord.ts';
import { useOperator } from '../operator-context.ts';
import { leaveSearch, showAll } from './browser-acts.ts';
import { browserOf } from './browser-store.ts';
import { rowElementId } from './camera-cell.tsx';
import { gridId } from './camera-grid.tsx';

const pageRows = 10;

interface Props {
  readonly count: number;
  readonly marked: number;
  onMark(row: number): void;
  onPlace(row: number): void;
}

/** What is typed narrows the list below; the focus stays here while the arrows move the mark there (ARIA combobox with a grid). */
export function SearchField({ count, marked, onMark, onPlace }: Props) {
  const { t } = useTranslation();
  const operator = useOperator();
  const key = useChord('search');
  const browser = browserOf(operator);
  const query = useStore(browser, (state) => state.query);
  // The recent cameras and the neighbours are short enough to be seen: what is typed is looked for in all.
  const type = (text: string) => browser.setState({ query: text, marked: 0, list: { kind: 'all' } });
  const goBack = () => {
    if (query !== '') type('');
    else if (browser.getState().list.kind !== 'all') showAll(operator);
    else leaveSearch();
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const step = steps[event.code];
    if (step !== undefined) onMark(Math.max(0, Math.min(marked + step, count - 1)));
    else if (event.code === 'Enter' || event.code === 'NumpadEnter') {
      onPlace(marked);
      event.currentTarget.select();
    } else if (event.code === 'Escape') goBack();
    else return;
    event.preventDefault();
  };
  return (
    <div className="camera-search">
      <Icon name="search" />
      <input
        type="text"
        role="combobox"
        aria-label={t('list.search')}
        aria-expanded={count > 0}
        aria-haspopup="grid"
        aria-controls={gridId}
        aria-activedescendant={marked < count ? rowElementId(marked) : undefined}
        aria-autocomplete="list"
        placeholder={t('list.placeholder')}
        spellCheck={false}
        autoComplete="off"
        maxLength={200}
        value={query}
        onChange={(event) => type(event.target.value)}
        onKeyDown={press}
      />
      {key === '' ? null : <kbd>{key}</kbd>}
    </div>
  );
}

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: pageRows,
  PageUp: -pageRows,
};
