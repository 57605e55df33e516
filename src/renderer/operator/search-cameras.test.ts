import { describe, expect, test } from 'vitest';
import type { CameraInfo } from '../../shared/camera/camera.ts';
import { indexCameras, searchCameras } from './search-cameras.ts';

function camera(number: number, name: string, unit: string): CameraInfo {
  return { id: `c${number}`, number, name, unit, roles: ['main'] };
}

const index = indexCameras([
  camera(128, 'Hàng Đào', 'Phường Hoàn Kiếm'),
  camera(127, 'Tràng Tiền', 'Phường Hoàn Kiếm'),
  camera(12, 'Ngã tư Sở', 'Phường Đống Đa'),
  camera(1270, 'Bờ hồ Hoàn Kiếm', 'Phường Cửa Nam'),
]);
const numbers = (query: string) => searchCameras(index, query).map(({ number }) => number);

describe('searchCameras', () => {
  test('diacritics are not needed, nor is đ', () => {
    expect(numbers('hang dao')).toEqual([128]);
    expect(numbers('ĐỐNG')).toEqual([12]);
    expect(numbers('dong da')).toEqual([12]);
  });

  test('decomposed text finds composed names', () => {
    expect(numbers('Tràng Tiền'.normalize('NFD'))).toEqual([127]);
  });

  test('the very number comes first, then numbers that begin so', () => {
    expect(numbers('127')).toEqual([127, 1270]);
    expect(numbers('0012')).toEqual([12, 127, 128, 1270]);
  });

  test('a name is nearer than a unit, and every word must be there', () => {
    expect(numbers('hoan kiem')).toEqual([1270, 127, 128]);
    expect(numbers('hoan kiem trang')).toEqual([127]);
    expect(numbers('hoan kiem xyz')).toEqual([]);
  });

  test('an empty query gives all by number', () => {
    expect(numbers('  ')).toEqual([12, 127, 128, 1270]);
  });
});
