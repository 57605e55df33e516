const crossings: ReadonlyArray<readonly [name: string, unit: string]> = [
  ['Tràng Tiền – Hàng Bài', 'Phường Hoàn Kiếm'],
  ['Đinh Tiên Hoàng – Lê Thái Tổ', 'Phường Hoàn Kiếm'],
  ['Cầu Long Biên – Trần Nhật Duật', 'Phường Hồng Hà'],
  ['Kim Mã – Liễu Giai', 'Phường Ngọc Hà'],
  ['Cầu Nhật Tân – Võ Chí Công', 'Phường Phú Thượng'],
  ['Chợ Đồng Xuân – Hàng Khoai', 'Phường Hoàn Kiếm'],
  ['Cát Linh – Giảng Võ', 'Phường Ô Chợ Dừa'],
  ['Ngã Tư Sở – Trường Chinh', 'Phường Khương Đình'],
  ['Hàng Đào – Cầu Gỗ', 'Phường Hoàn Kiếm'],
  ['Thanh Niên – Hồ Tây', 'Phường Tây Hồ'],
  ['Cầu Chương Dương – Trần Quang Khải', 'Phường Hồng Hà'],
  ['Nguyễn Chí Thanh – La Thành', 'Phường Láng'],
  ['Cầu Vĩnh Tuy – Minh Khai', 'Phường Vĩnh Tuy'],
  ['Chợ Hôm – Phố Huế', 'Phường Hai Bà Trưng'],
  ['Trần Phú – Nguyễn Trãi', 'Phường Hà Đông'],
  ['Xã Đàn – Phạm Ngọc Thạch', 'Phường Kim Liên'],
  ['Lý Thường Kiệt – Quang Trung', 'Phường Cửa Nam'],
  ['Hồ Thiền Quang – Trần Nhân Tông', 'Phường Hai Bà Trưng'],
  ['Bạch Đằng – Vạn Kiếp', 'Phường Hồng Hà'],
  ['Điện Biên Phủ – Hoàng Diệu', 'Phường Ba Đình'],
  ['Phạm Văn Đồng – Xuân Thủy', 'Phường Cầu Giấy'],
  ['Chợ Long Biên – Hồng Hà', 'Phường Hồng Hà'],
  ['Ga Yên Nghĩa – Quang Trung', 'Phường Yên Nghĩa'],
  ['Nguyễn Văn Cừ – Ngô Gia Tự', 'Phường Bồ Đề'],
];

const directions = ['', ' (hướng Bắc)', ' (hướng Nam)', ' (hướng Đông)', ' (hướng Tây)'] as const;

/** Name and unit of the place where a camera of the pretend city hangs. */
export function placeOf(number: number): { name: string; unit: string } {
  const index = number - 1;
  const [name, unit] = crossings[index % crossings.length] ?? ['', ''];
  const round = Math.floor(index / crossings.length);
  const direction = directions[round] ?? ` (cột ${round + 1})`;
  return { name: `${name}${direction}`, unit };
}
