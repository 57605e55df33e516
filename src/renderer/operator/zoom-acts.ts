import type { PictureRegion } from '../../shared/wall/picture-region.ts';
import { boxRegion, panRegion, type TilePoint, zoomAbout } from '../../shared/wall/zoom-region.ts';
import { createZoomSender } from '../session/zoom-sender.ts';
import { ask, selection } from './desk-acts.ts';
import type { Direction } from './neighbour-tile.ts';
import type { Operator, TilePlace } from './operator-store.ts';

const stepFactor = 1.5;
const panShare = 0.25;
const middle: TilePoint = { x: 0.5, y: 0.5 };

const towards: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-panShare, 0],
  right: [panShare, 0],
  up: [0, -panShare],
  down: [0, panShare],
};

/** Magnifies (or the other way) the picture of a tile about a point of it. */
export function zoomTileAbout(operator: Operator, place: TilePlace, point: TilePoint, factor: number): void {
  change(operator, place, (region) => zoomAbout(region, point, factor));
}

/** Shows what a drawn box holds. */
export function zoomTileTo(operator: Operator, place: TilePlace, from: TilePoint, to: TilePoint): void {
  change(operator, place, (region) => boxRegion(region, from, to));
}

/** Z: the first press magnifies and lets the arrows move the part; the next one ends that, the part stays. */
export function toggleZooming(operator: Operator): boolean {
  const place = selection(operator);
  if (!place) return false;
  const zooming = !operator.store.getState().zooming;
  operator.store.setState({ zooming });
  if (zooming && regionAt(operator, place) === null) zoomTileAbout(operator, place, middle, 2);
  return true;
}

/** Arrows while zooming. */
export function panZoom(operator: Operator, direction: Direction): boolean {
  const place = selection(operator);
  if (place) change(operator, place, (region) => panRegion(region, ...towards[direction]));
  return place !== null;
}

/** Plus and minus: while zooming; at all other times they have nothing to do. */
export function stepZoom(operator: Operator, nearer: boolean): boolean {
  if (!operator.store.getState().zooming) return false;
  const place = selection(operator);
  if (place) zoomTileAbout(operator, place, middle, nearer ? stepFactor : 1 / stepFactor);
  return place !== null;
}

/** The whole picture again, and the arrows select tiles again. */
export function endZoom(operator: Operator): void {
  const place = selection(operator);
  operator.store.setState({ zooming: false });
  if (place && regionAt(operator, place)) change(operator, place, () => null);
}

/** The selected tile's part (or its middle) in a window of its own. */
export function openZoomWindow(operator: Operator): boolean {
  const place = selection(operator);
  if (!place) return false;
  const region = regionAt(operator, place) ?? { x: 0.25, y: 0.25, width: 0.5, height: 0.5 };
  ask(operator, 'zoom-window.open', { ...place, region });
  return true;
}

function change(
  operator: Operator,
  place: TilePlace,
  how: (region: PictureRegion | null) => PictureRegion | null,
): void {
  const sender = createZoomSender(operator.session, place.displayId);
  sender.send(place.tile, how(sender.latest(place.tile, regionAt(operator, place))));
}

function regionAt({ session }: Operator, { displayId, tile }: TilePlace): PictureRegion | null {
  const display = session.store.getState().wall.displays.find(({ id }) => id === displayId);
  return display?.zooms[tile] ?? null;
}
