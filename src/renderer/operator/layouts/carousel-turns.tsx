import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { SavedLayout } from '../../../shared/wall/saved-layout.ts';
import { Icon } from '../../ui/icon.tsx';
import { LayoutIcon } from '../../ui/layout-icon.tsx';
import { moveInOrder, removeFromOrder } from './carousel-order.ts';

interface Props {
  readonly layouts: readonly SavedLayout[];
  /** Ids of layouts that are there. */
  readonly turns: readonly string[];
  onTurns(turns: readonly string[]): void;
}

/** A carousel's layouts in their order. A moved one keeps the focus, so that the same key moves it on. */
export function CarouselTurns({ layouts, turns, onTurns }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  const follow = useRef<string | null>(null);
  useEffect(() => {
    if (follow.current === null) return;
    const wanted = list.current?.querySelector<HTMLElement>(follow.current);
    follow.current = null;
    wanted?.focus();
  });
  const move = (index: number, by: -1 | 1) => {
    follow.current = `[data-move="${index + by} ${by}"]`;
    onTurns(moveInOrder(turns, index, by));
  };
  const remove = (index: number) => {
    follow.current = `[data-remove="${Math.min(index, turns.length - 2)}"]`;
    onTurns(removeFromOrder(turns, index));
  };
  const placed = turns.map((id, index) => ({ id, index, layout: layouts.find((one) => one.id === id) }));
  return (
    <section aria-labelledby="carousel-turns">
      <h3 id="carousel-turns">{t('layouts.turns')}</h3>
      {turns.length === 0 ? <p className="quiet">{t('layouts.turnsNone')}</p> : null}
      <ol className="carousel-list" ref={list}>
        {placed.map(({ id, index, layout }) => {
          const name = layout?.name ?? '';
          return (
            // A layout may have several turns: its place is what tells them apart.
            <li key={`${index} ${id}`}>
              <span className="quiet">{index + 1}</span>
              {layout ? <LayoutIcon grid={layout.grid} /> : null}
              <span className="layout-name">{name}</span>
              <Button
                className="bar-button carousel-up"
                data-move={`${index} -1`}
                aria-label={t('layouts.upLabel', { name })}
                onPress={() => move(index, -1)}
              >
                <Icon name="chevron" />
              </Button>
              <Button
                className="bar-button"
                data-move={`${index} 1`}
                aria-label={t('layouts.downLabel', { name })}
                onPress={() => move(index, 1)}
              >
                <Icon name="chevron" />
              </Button>
              <Button
                className="bar-button"
                data-remove={index}
                aria-label={t('layouts.removeLabel', { name })}
                onPress={() => remove(index)}
              >
                <Icon name="close" />
              </Button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
