import { z } from 'zod';

/** The smallest part of a picture that can be shown: a tenth of it in each direction. */
export const smallestPart = 0.1;

const part = z.number().min(smallestPart).max(1);
const offset = z.number().min(0).max(1);

/** A part of a camera's picture, in fractions of its width and height; wholly inside the picture. */
export const PictureRegion = z
  .object({ x: offset, y: offset, width: part, height: part })
  .refine(({ x, width }) => x + width <= 1.000001, 'reaches over the right edge')
  .refine(({ y, height }) => y + height <= 1.000001, 'reaches over the lower edge');
export type PictureRegion = z.infer<typeof PictureRegion>;
