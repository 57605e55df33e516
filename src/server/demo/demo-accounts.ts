/** Somebody of the pretend city who can sign in. */
export interface DemoAccount {
  readonly account: string;
  readonly name: string;
  readonly unitId: string;
  readonly roleId: string;
}

/** The password of every account of a demo, which its sign-in screen shows. No hub of a real city has these accounts. */
export const demoPassword = 'VongLau@2026';

export const demoAccounts: readonly DemoAccount[] = [
  { account: 'quantri', name: 'Nguyễn Thị Minh Hà', unitId: 'ioc', roleId: 'administrator' },
  { account: 'giamsat', name: 'Trần Quốc Bảo', unitId: 'ioc', roleId: 'supervisor' },
  { account: 'tructuong', name: 'Lê Thu Trang', unitId: 'ioc', roleId: 'operator' },
  { account: 'thanhtra', name: 'Đặng Thị Lan Anh', unitId: 'ioc', roleId: 'inspector' },
  { account: 'giaothong', name: 'Hoàng Văn Tuấn', unitId: 'center-traffic', roleId: 'supervisor' },
  { account: 'yte', name: 'Bùi Thị Ngọc Mai', unitId: 'center-health', roleId: 'operator' },
  { account: 'giaoduc', name: 'Đỗ Minh Khôi', unitId: 'center-education', roleId: 'operator' },
  { account: 'hoankiem', name: 'Ngô Thị Thanh Hương', unitId: 'ward-hoan-kiem', roleId: 'ward-officer' },
  { account: 'tayho', name: 'Dương Văn Hải', unitId: 'ward-tay-ho', roleId: 'unit-administrator' },
  { account: 'congan', name: 'Trịnh Quốc Việt', unitId: 'police', roleId: 'police-commander' },
  { account: 'dieutra', name: 'Vũ Hoàng Nam', unitId: 'police', roleId: 'investigator' },
  { account: 'hatang', name: 'Phạm Đức Long', unitId: 'infrastructure', roleId: 'unit-administrator' },
];

export function personIdOf(account: string): string {
  return `person-${account}`;
}
