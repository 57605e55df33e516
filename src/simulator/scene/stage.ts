import { type Ambience, shadeOf } from './ambience.ts';
import { Canvas } from './canvas.ts';
import type { Random } from './random.ts';
import { Sprite } from './sprite.ts';
import { toYuvPicture, type YuvPicture } from './yuv.ts';

/** Where a sprite stands: its left edge and its foot, in design units. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Changes the picture before or after the actors, for example water that moves. Phase is 0 to 1 over the loop. */
export type Effect = (picture: YuvPicture, phase: number) => void;

/**
 * What a scene builds itself on: a background painted once, and things that move over it, in the order of adding. Design units: 360 from
 * top to bottom, `right` from left to right, whatever the pixels. All motion must come back to its start after one phase.
 */
export class Stage {
  readonly ambience: Ambience;
  readonly random: Random;
  readonly loopSeconds: number;
  readonly right: number;
  readonly bottom = 360;
  readonly scale: number;
  readonly canvas: Canvas;
  private readonly steps: Effect[] = [];

  constructor(width: number, height: number, loopSeconds: number, ambience: Ambience, random: Random) {
    this.ambience = ambience;
    this.random = random;
    this.loopSeconds = loopSeconds;
    this.scale = height / 360;
    this.right = width / this.scale;
    this.canvas = new Canvas(width, height, this.scale, shadeOf(ambience));
  }

  /** A drawing of its own in a box of that size (design units), shaded like the rest. */
  sprite(width: number, height: number, draw: (canvas: Canvas) => void): SizedSprite {
    const { scale, ambience } = this;
    const canvas = new Canvas(Math.ceil(width * scale), Math.ceil(height * scale), scale, shadeOf(ambience));
    draw(canvas);
    return { width, height, sprite: new Sprite(canvas) };
  }

  /** Puts a sprite where `place` says at each phase; null hides it. */
  actor(drawn: SizedSprite, place: (phase: number) => Place | null): void {
    this.effect((picture, phase) => {
      const at = place(phase);
      if (at) drawn.sprite.stamp(picture, at.x * this.scale, (at.y - drawn.height) * this.scale);
    });
  }

  /** One of several sprites at each phase, for what changes as it moves. */
  animated(
    frames: readonly SizedSprite[],
    place: (phase: number) => (Place & { frame: number }) | null,
  ): void {
    this.effect((picture, phase) => {
      const at = place(phase);
      const drawn = at && frames[at.frame % frames.length];
      if (drawn) drawn.sprite.stamp(picture, at.x * this.scale, (at.y - drawn.height) * this.scale);
    });
  }

  /** Something that stands still in front of what was added before. */
  front(x: number, foot: number, width: number, height: number, draw: (canvas: Canvas) => void): void {
    const drawn = this.sprite(width, height, draw);
    this.actor(drawn, () => ({ x, y: foot }));
  }

  effect(step: Effect): void {
    this.steps.push(step);
  }

  /** Freezes the background; the result draws the frame of a phase into a picture of this size. */
  finish(): Effect {
    const background = toYuvPicture(this.canvas);
    return (picture, phase) => {
      picture.bytes.set(background.bytes);
      for (const step of this.steps) step(picture, phase);
    };
  }
}

export interface SizedSprite {
  readonly width: number;
  readonly height: number;
  readonly sprite: Sprite;
}
