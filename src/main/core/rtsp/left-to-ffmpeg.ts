/** This camera speaks or packs in a way that our own client does not know; ffmpeg may. */
export class LeftToFfmpeg extends Error {
  override readonly name = 'LeftToFfmpeg';
}
