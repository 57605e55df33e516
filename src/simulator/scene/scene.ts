import { type Ambience, ambiences } from './ambience.ts';
import { createBarcodePlate } from './barcode-plate.ts';
import { buildCableBridge } from './cable-bridge.ts';
import { buildIntersection } from './intersection.ts';
import { buildLake } from './lake.ts';
import { buildMarket } from './market.ts';
import { buildMetro } from './metro.ts';
import { addRain } from './rain.ts';
import { Random } from './random.ts';
import { buildRiver } from './river.ts';
import { buildSkyline } from './skyline.ts';
import { Stage } from './stage.ts';
import { buildStreet } from './street.ts';
import type { YuvPicture } from './yuv.ts';

/** What shapes a camera's picture. `frames` is the length of the loop; sizes are even. */
export interface SceneSpec {
  readonly camera: number;
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  readonly loopSeconds: number;
}

const kinds: ReadonlyArray<(stage: Stage) => void> = [
  buildLake,
  buildStreet,
  buildRiver,
  buildIntersection,
  buildSkyline,
  buildMarket,
  buildCableBridge,
  buildMetro,
];

/** The hours in turn; full day comes twice. */
const hours = [...ambiences, ambiences[1] ?? ambiences[0]];

/** Builds a camera's scene; the result draws one frame of its loop, barcode included. The same spec draws the same pictures. */
export function createScene(spec: SceneSpec): (picture: YuvPicture, frame: number) => void {
  const { camera, width, height, frames, loopSeconds } = spec;
  const index = camera - 1;
  const stage = new Stage(width, height, loopSeconds, ambienceOf(index), new Random(camera));
  kinds[index % kinds.length]?.(stage);
  if (stage.ambience.rain) addRain(stage);
  const draw = stage.finish();
  const plate = createBarcodePlate(width, height);
  return (picture, frame) => {
    draw(picture, frame / frames);
    plate(picture, { camera, frame });
  };
}

/** Neighbours differ, and the next camera with the same kind of scene sees another hour. */
function ambienceOf(index: number): Ambience {
  const round = Math.floor(index / kinds.length);
  return hours[(index * 3 + round) % hours.length] ?? ambiences[0];
}
