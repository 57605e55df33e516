import type { TileReport } from '../../shared/wall/tile-report.ts';
import { clockWords } from '../i18n/clock-words.ts';
import type { Translate } from '../i18n/i18n.ts';
import { type TileFacts, tileWords } from '../i18n/tile-words.ts';
import { iconPaths } from '../ui/icon-paths.ts';
import { writeClock } from './clock-cells.ts';
import { overlayLines } from './overlay-lines.ts';

/** What a tile shows before its window's video engine has said anything about it. */
const unreported: TileFacts = {
  state: 'connecting',
  reason: null,
  attempt: 1,
  codec: null,
  pictureAtMs: null,
};

/** A small tile is as it should be; every other reason for a poorer live picture asks for a look. */
function qualityTone({ state, reason }: TileFacts): 'full' | 'quiet' | 'warn' {
  if (state !== 'live' || reason === null) return 'full';
  return reason === 'small-tile' ? 'quiet' : 'warn';
}

/**
 * The time of the picture on the glass. Reports come once a second: between two of them a live picture's clock goes on, by less than a second, so
 * that it neither skips nor stutters; any other clock stands.
 */
function pictureClock({ state, pictureAtMs }: TileFacts, { reportAgeMs }: FacePaint): string {
  if (pictureAtMs === null) return '';
  return clockWords(state === 'live' ? pictureAtMs + Math.min(999, Math.max(0, reportAgeMs)) : pictureAtMs);
}

/** What all faces are painted with at one moment. `clocks`: whether this is the second's tick, when clocks may move. */
export interface FacePaint {
  readonly t: Translate;
  readonly nowMs: number;
  /** Time since the reports were made. */
  readonly reportAgeMs: number;
  readonly clocks: boolean;
  readonly overlay: boolean;
}

/**
 * The changing words of one tile, written straight into its elements: 64 clocks a second must not pass through React.
 * Each element is found by its `data-part`; a text or attribute is only written when it differs from what was written last.
 */
export class TileFace {
  private readonly root: HTMLElement;
  private readonly label: string;
  private readonly written = new Map<string, string>();

  constructor(root: HTMLElement, label: string) {
    this.root = root;
    this.label = label;
  }

  paint(report: TileReport | undefined, moment: FacePaint): void {
    const { t, nowMs, clocks, overlay } = moment;
    const facts = report ?? unreported;
    const words = tileWords(t, facts, nowMs);
    this.attribute('data-tone', words.tone);
    this.attribute('data-state', facts.state);
    this.attribute('data-picture', facts.pictureAtMs === null ? 'none' : 'some');
    this.attribute(
      'aria-label',
      [this.label, words.word, words.why || words.quality].filter(Boolean).join(', '),
    );
    this.attribute('data-quality', qualityTone(facts));
    this.text('word', words.tone === 'live' ? '' : words.word);
    this.text('why', words.why);
    this.text('quality', words.quality);
    this.icon(words.icon === null ? '' : iconPaths[words.icon]);
    // Running clocks move together at the tick; one that stands or has just come is right at once.
    if (clocks || facts.state !== 'live' || !this.written.get('clock'))
      this.clock(pictureClock(facts, moment));
    this.text('overlay', overlay ? overlayLines(t, report) : '');
  }

  private attribute(name: string, value: string): void {
    if (this.changed(name, value)) this.root.setAttribute(name, value);
  }

  private text(part: string, value: string): void {
    if (!this.changed(part, value)) return;
    const element = this.part(part);
    if (element) element.textContent = value;
  }

  private clock(value: string): void {
    const element = this.changed('clock', value) ? this.part('clock') : null;
    if (element) writeClock(element, value);
  }

  private icon(path: string): void {
    if (this.changed('icon', path)) this.part('icon')?.setAttribute('d', path);
  }

  private part(name: string): Element | null {
    return this.root.querySelector(`[data-part="${name}"]`);
  }

  private changed(key: string, value: string): boolean {
    if (this.written.get(key) === value) return false;
    this.written.set(key, value);
    return true;
  }
}
