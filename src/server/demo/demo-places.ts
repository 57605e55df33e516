/** A ward of the pretend city: where its middle is, and streets in it. */
export interface DemoWard {
  readonly id: string;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly streets: readonly string[];
  /** Wards that the simulator's cameras name and that the pretend city counts to this one. */
  readonly alsoNamed: readonly string[];
}

export const demoWards: readonly DemoWard[] = [
  {
    id: 'hoan-kiem',
    name: 'Phường Hoàn Kiếm',
    latitude: 21.0287,
    longitude: 105.8523,
    streets: [
      ...['Tràng Tiền', 'Hàng Bài', 'Đinh Tiên Hoàng', 'Lê Thái Tổ', 'Hàng Khoai', 'Hàng Đào', 'Cầu Gỗ'],
      ...['Lý Thường Kiệt', 'Quang Trung', 'Hàng Gai', 'Lương Văn Can', 'Đồng Xuân'],
    ],
    alsoNamed: ['Phường Cửa Nam'],
  },
  {
    id: 'hong-ha',
    name: 'Phường Hồng Hà',
    latitude: 21.0372,
    longitude: 105.8601,
    streets: [
      ...['Trần Nhật Duật', 'Trần Quang Khải', 'Bạch Đằng', 'Vạn Kiếp', 'Hồng Hà', 'Chương Dương Độ'],
      ...['Phúc Tân', 'Nghĩa Dũng', 'An Dương', 'Tứ Liên', 'Âu Cơ', 'Hàm Tử Quan'],
    ],
    alsoNamed: ['Phường Bồ Đề'],
  },
  {
    id: 'ba-dinh',
    name: 'Phường Ba Đình',
    latitude: 21.0368,
    longitude: 105.8342,
    streets: [
      ...['Điện Biên Phủ', 'Hoàng Diệu', 'Kim Mã', 'Liễu Giai', 'Phan Đình Phùng', 'Đội Cấn', 'Ngọc Hà'],
      ...['Văn Cao', 'Giảng Võ', 'Trấn Vũ', 'Quán Thánh', 'Nguyễn Thái Học'],
    ],
    alsoNamed: ['Phường Ngọc Hà', 'Phường Ô Chợ Dừa', 'Phường Láng'],
  },
  {
    id: 'hai-ba-trung',
    name: 'Phường Hai Bà Trưng',
    latitude: 21.0111,
    longitude: 105.8527,
    streets: [
      ...['Phố Huế', 'Bà Triệu', 'Trần Nhân Tông', 'Lê Duẩn', 'Đại Cồ Việt', 'Bạch Mai', 'Minh Khai'],
      ...['Lò Đúc', 'Kim Ngưu', 'Trần Khát Chân', 'Tô Hiến Thành', 'Nguyễn Công Trứ'],
    ],
    alsoNamed: ['Phường Kim Liên', 'Phường Vĩnh Tuy', 'Phường Khương Đình'],
  },
  {
    id: 'tay-ho',
    name: 'Phường Tây Hồ',
    latitude: 21.0681,
    longitude: 105.8236,
    streets: [
      ...['Thanh Niên', 'Võ Chí Công', 'Lạc Long Quân', 'Thụy Khuê', 'Xuân Diệu', 'Tô Ngọc Vân'],
      ...['Quảng An', 'Nhật Chiêu', 'Trích Sài', 'Vệ Hồ', 'Đặng Thai Mai', 'Yên Hoa'],
    ],
    alsoNamed: ['Phường Phú Thượng'],
  },
  {
    id: 'cau-giay',
    name: 'Phường Cầu Giấy',
    latitude: 21.0341,
    longitude: 105.7908,
    streets: [
      ...['Xuân Thủy', 'Phạm Văn Đồng', 'Trần Thái Tông', 'Duy Tân', 'Nguyễn Phong Sắc', 'Tô Hiệu'],
      ...['Trần Đăng Ninh', 'Hoàng Quốc Việt', 'Nguyễn Khánh Toàn', 'Dịch Vọng', 'Trung Kính', 'Hồ Tùng Mậu'],
    ],
    alsoNamed: ['Phường Hà Đông', 'Phường Yên Nghĩa'],
  },
];

/** What a camera stands at, with the sectors that have to do with it (facts of Art. 5.3 and the survey plan's list). */
export interface DemoPlaceType {
  readonly name: string;
  readonly sectorIds: readonly string[];
  readonly purpose: string;
  readonly heightM: readonly [least: number, most: number];
  /** How often it comes, against the others. */
  readonly weight: number;
}

export const demoPlaceTypes: readonly DemoPlaceType[] = [
  place('Nút giao', ['traffic'], 'Giám sát giao thông', [5, 10], 26),
  place('Đường phố', ['traffic'], 'Giám sát giao thông, an ninh trật tự', [5, 10], 22),
  place('Ngõ', [], 'An ninh ngõ, hẻm', [3, 5], 18),
  place('Trường học', ['education'], 'An ninh trường học', [3, 9], 10),
  place('Bệnh viện', ['health'], 'An ninh bệnh viện', [3, 9], 6),
  place('Quảng trường', [], 'Giám sát quảng trường', [10, 20], 3),
  place('Bến xe', ['traffic'], 'Giám sát bến xe', [10, 18], 3),
  place('Công viên', [], 'Trật tự văn minh đô thị', [4, 9], 4),
  place('Chợ', [], 'An ninh trật tự', [3, 8], 3),
  place('Điểm tập kết chất thải', [], 'Giám sát môi trường', [3, 6], 2),
  place('Nhà cao tầng', [], 'Toàn cảnh, phát hiện khói', [20, 60], 2),
  place('Hầm chui', ['traffic'], 'Cảnh báo ngập úng', [1, 3], 1),
];

function place(
  name: string,
  sectorIds: readonly string[],
  purpose: string,
  heightM: readonly [number, number],
  weight: number,
): DemoPlaceType {
  return { name, sectorIds, purpose, heightM, weight };
}
