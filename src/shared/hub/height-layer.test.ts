import { describe, expect, test } from 'vitest';
import { heightLayer, isLayerMismatch, layersOfPurpose } from './height-layer.ts';

describe('the height layer (Art. 13.2)', () => {
  test.each([
    [0, 'near'],
    [2.99, 'near'],
    [3, 'behaviour'],
    [4.99, 'behaviour'],
    [5, 'security'],
    [9.99, 'security'],
    [10, 'squares'],
    [19.99, 'squares'],
    [20, 'panorama'],
    [1000, 'panorama'],
  ] as const)('of %d m is %s', (heightM, layer) => {
    expect(heightLayer(heightM)).toBe(layer);
  });

  test('of an unknown height is unknown', () => {
    expect(heightLayer(null)).toBeNull();
  });
});

describe('a purpose', () => {
  test('is read with and without diacritics', () => {
    expect(layersOfPurpose('Nhận dạng biển số')).toEqual(['behaviour']);
    expect(layersOfPurpose('nhan dang BIEN SO')).toEqual(['behaviour']);
  });

  test('is not found inside another word', () => {
    expect(layersOfPurpose('surface water')).toEqual([]);
  });

  test('that hangs too high or too low is a mismatch', () => {
    expect(isLayerMismatch({ heightM: 2.5, purpose: 'Giám sát toàn cảnh' })).toBe(true);
    expect(isLayerMismatch({ heightM: 25, purpose: 'Giám sát toàn cảnh' })).toBe(false);
    expect(isLayerMismatch({ heightM: 25, purpose: 'Nhận diện khuôn mặt' })).toBe(true);
  });

  test('that the regulation does not name fits every height', () => {
    expect(isLayerMismatch({ heightM: 2.5, purpose: 'Đếm chim' })).toBe(false);
    expect(isLayerMismatch({ heightM: null, purpose: 'Giám sát toàn cảnh' })).toBe(false);
  });
});
