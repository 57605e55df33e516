import type { Page } from 'playwright-core';
import type { CallName } from '../../src/shared/contract/calls.ts';
import { measuringCapacity, overloadedCapacity, unmeasuredCapacity } from '../fakes/capacity-scenes.ts';
import type { PageBench } from '../fakes/page-bench.ts';
import { adminScreens } from './admin-screens.ts';
import { catalogueScreens } from './catalogue-screens.ts';
import {
  badNightScene,
  changeWall,
  cityScene,
  emptyScene,
  overloadedScene,
  type Scene,
  sceneTimeMs,
} from './city-scene.ts';
import { hubScreens } from './hub-screens.ts';
import { wallLogAnswers } from './wall-log-answers.ts';

/** A screen of the product: what it is opened on, and how a person gets there. */
export interface Screen {
  /** Also the name of its picture. */
  readonly name: string;
  readonly window: 'operator' | 'wall';
  scene(): Scene;
  /** What the core answers, beyond `{}`. */
  readonly answers?: readonly (readonly [CallName, unknown])[];
  open?(page: Page, bench: PageBench): Promise<void>;
}

const byKey = (key: string) => async (page: Page) => {
  await page.keyboard.press(key);
  await page.locator('[role="dialog"], [role="alertdialog"]').waitFor();
};

const menu = (button: string) => async (page: Page) => {
  await page.locator(button).first().click();
  await page.getByRole('menu').waitFor();
};

const desk = { window: 'operator', scene: cityScene } as const;
const wall = { window: 'wall', scene: cityScene } as const;

/** Every screen of the desk and the wall. */
export const screens: readonly Screen[] = [
  { ...desk, name: 'desk' },
  {
    ...desk,
    name: 'desk-facts',
    scene: badNightScene,
    async open(page) {
      await page.locator('.bar-button').last().click();
      await page.locator('.plan-tile').nth(4).click();
      await page.locator('.facts').waitFor();
    },
  },
  {
    ...desk,
    name: 'desk-search',
    async open(page) {
      await page.keyboard.press('/');
      await page.keyboard.type('dong xuan');
    },
  },
  {
    ...desk,
    name: 'desk-number',
    async open(page) {
      for (const key of ['1', '2']) await page.keyboard.press(key);
      await page.locator('.desk-line strong').waitFor();
    },
  },
  { ...desk, name: 'desk-recent', open: (page) => page.keyboard.press('[') },
  { ...desk, name: 'desk-neighbours', open: (page) => page.keyboard.press(']') },
  {
    ...desk,
    name: 'desk-notice',
    async open(page, bench) {
      bench.core.broadcast('notice', { code: 'settings-broken', detail: 'console.json.broken' });
      await page.locator('.notice').waitFor();
    },
  },
  { ...desk, name: 'desk-empty', scene: emptyScene },
  { ...desk, name: 'layout-menu', open: menu('.layout-button') },
  { ...desk, name: 'display-menu', open: menu('.display-menu-button') },
  { ...desk, name: 'layout-editor', open: byKey('e') },
  { ...desk, name: 'layout-save', open: byKey('Control+Shift+1') },
  { ...desk, name: 'carousel', open: byKey('q') },
  { ...desk, name: 'keys', open: byKey('Shift+?') },
  { ...desk, name: 'wall-log', answers: wallLogAnswers, open: byKey('h') },
  { ...desk, name: 'add-cameras', scene: emptyScene, open: byKey('Control+i') },
  { ...desk, name: 'capacity', open: byKey('d') },
  {
    ...desk,
    name: 'capacity-unmeasured',
    answers: [['capacity.get', unmeasuredCapacity(sceneTimeMs)]],
    open: byKey('d'),
  },
  {
    ...desk,
    name: 'capacity-measuring',
    answers: [['capacity.get', measuringCapacity(sceneTimeMs)]],
    open: byKey('d'),
  },
  {
    ...desk,
    name: 'capacity-overloaded',
    answers: [['capacity.get', overloadedCapacity(sceneTimeMs)]],
    open: byKey('d'),
  },
  {
    ...desk,
    name: 'desk-overloaded',
    scene: overloadedScene,
    answers: [['capacity.get', overloadedCapacity(sceneTimeMs)]],
    async open(page) {
      await page.locator('.bar-button').last().click();
      await page.locator('.plan-tile').nth(4).click();
      await page.locator('.facts').waitFor();
    },
  },
  { ...wall, name: 'wall' },
  { ...wall, name: 'wall-faults', scene: badNightScene },
  { ...wall, name: 'wall-figures', scene: () => changeWall(cityScene(), { overlay: true }) },
  {
    ...wall,
    name: 'wall-identify',
    async open(page, bench) {
      bench.core.broadcast('wall.identify', { untilMs: sceneTimeMs + 60_000 });
      await page.locator('.display-number').waitFor();
    },
  },
  { ...wall, name: 'wall-empty', scene: emptyScene },
  ...hubScreens,
  ...adminScreens,
  ...catalogueScreens,
];
