import { crossing } from './motion.ts';
import type { Random } from './random.ts';
import type { Stage } from './stage.ts';
import { bicycle, bus, car, motorbike, taxi, truck, type Vehicle, vehicleSprite } from './vehicles.ts';

/** One lane seen from the side: where its wheels stand, how large things look there, which way they go. */
export interface Lane {
  readonly foot: number;
  readonly size: number;
  readonly back: boolean;
  /** How many vehicles share the lane. */
  readonly count: number;
  /** Times each crosses the picture in a loop. */
  readonly laps: number;
  readonly kinds: readonly [VehicleKind, ...VehicleKind[]];
}

export type VehicleKind = 'car' | 'taxi' | 'bus' | 'truck' | 'motorbike' | 'bicycle';

const carColors = [
  '#c8453b',
  '#e9edf0',
  '#3a6ea5',
  '#23303f',
  '#d8a43a',
  '#7d8b99',
  '#4f8a6b',
  '#8e3b46',
] as const;
const busColors = ['#d9473f', '#2f7f62', '#e0a02e', '#2b66a8'] as const;
const shirts = ['#d96c4f', '#4c86b8', '#e8e2d0', '#6a9d5c', '#b5548c', '#f0c04e', '#3f4d68'] as const;

export function makeVehicle(kind: VehicleKind, random: Random): Vehicle {
  switch (kind) {
    case 'car':
      return car(random.pick(carColors));
    case 'taxi':
      return taxi(random.pick(['#3f9b57', '#e8ecef', '#e0b12d']));
    case 'bus':
      return bus(random.pick(busColors));
    case 'truck':
      return truck(random.pick(carColors));
    case 'motorbike':
      return motorbike(
        random.pick(carColors),
        random.pick(shirts),
        random.chance(0.3) ? 'conical' : 'helmet',
        random.pick(['#e8e3d5', '#c8453b', '#3a6ea5', '#2c3440']),
      );
    case 'bicycle':
      return bicycle(random.pick(shirts));
  }
}

/** Lets vehicles drive along a lane, spread over it so that they never overlap. */
export function addLane(stage: Stage, lane: Lane): void {
  const { random, right } = stage;
  const longest = 150 * lane.size;
  const start = random.next();
  for (let index = 0; index < lane.count; index++) {
    const vehicle = makeVehicle(random.pick(lane.kinds), random);
    const drawn = vehicleSprite(stage, vehicle, lane.size, lane.back);
    const slack = Math.max(0, 1 / lane.count - (longest * 1.2) / (right + longest * 2));
    const offset = start + index / lane.count + random.between(0, slack * 0.6);
    const sway = random.between(-1, 1) * lane.size;
    const road = right + longest * 2;
    stage.actor(drawn, (phase) => ({
      x: crossing(phase, road - longest, longest, lane.laps, offset, lane.back) - drawn.width / 2,
      y: lane.foot + sway,
    }));
  }
}
