import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CameraInfo } from './camera.ts';
import { cameraPieces, camerasPerPiece } from './camera-piece.ts';

const camera = (number: number): CameraInfo => ({
  id: `c${number}`,
  number,
  name: `Camera ${number}`,
  unit: '',
  street: '',
  position: null,
  roles: ['main'],
});

test('the pieces are the list, in order, each no larger than allowed', () => {
  fc.assert(
    fc.property(fc.nat({ max: camerasPerPiece * 3 + 1 }), (total) => {
      const list = Array.from({ length: total }, (_, number) => camera(number));
      const pieces = cameraPieces(list);
      expect(pieces.flatMap(({ cameras }) => cameras)).toEqual(list);
      let at = 0;
      for (const piece of pieces) {
        expect(piece).toMatchObject({ from: at, total });
        expect(piece.cameras.length).toBeLessThanOrEqual(camerasPerPiece);
        at += piece.cameras.length;
      }
    }),
    { numRuns: 20 },
  );
});

test('a list without cameras is told too', () => {
  expect(cameraPieces([])).toEqual([{ from: 0, total: 0, cameras: [] }]);
});
