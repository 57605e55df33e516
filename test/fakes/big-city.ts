import type { CameraInfo } from '../../src/shared/camera/camera.ts';

const districts = ['Hoàn Kiếm', 'Đống Đa', 'Ba Đình', 'Cầu Giấy', 'Hai Bà Trưng', 'Long Biên', 'Thanh Xuân'];
const wards = [
  'Hàng Bạc',
  'Cửa Nam',
  'Phúc Tân',
  'Láng Hạ',
  'Ô Chợ Dừa',
  'Điện Biên',
  'Nghĩa Đô',
  'Bạch Mai',
];
const streets = [
  'Tràng Tiền',
  'Hàng Bài',
  'Đường Láng',
  'Nguyễn Chí Thanh',
  'Phố Huế',
  'Trần Duy Hưng',
  'Giải Phóng',
];
const places = [
  'Ngã tư',
  'Cổng trường tiểu học',
  'Bến xe',
  'Chợ',
  'Trạm y tế',
  'Cầu vượt',
  'Công viên',
  'Nhà văn hoá',
];

/** A city's whole list: 56 wards in 7 districts, 700 streets, a position for two cameras of three; numbers count from 1. */
export function bigCity(count: number): CameraInfo[] {
  return Array.from({ length: count }, (_, index) => {
    const street = `${at(streets, index)} ${Math.floor(index / 7) % 100}`;
    const latitude = 20.95 + ((index * 7919) % 10_007) / 80_000;
    const longitude = 105.75 + ((index * 104_729) % 10_009) / 80_000;
    return {
      id: `cam-${index + 1}`,
      number: index + 1,
      name: `${at(places, index * 3)} ${at(wards, index * 5)} – ${street}`,
      unit: `Quận ${at(districts, index)} / Phường ${at(wards, Math.floor(index / 7))}`,
      street,
      position: index % 3 === 0 ? null : { latitude, longitude },
      roles: ['main', 'sub'],
    };
  });
}

function at(words: readonly string[], index: number): string {
  return words[index % words.length] ?? '';
}
