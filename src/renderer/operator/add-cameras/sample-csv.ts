import type { Language } from '../../i18n/i18n.ts';

const headings: Readonly<Record<Language, string>> = {
  vi: 'số,tên,đơn vị,đường,main,sub,đường truyền,vĩ độ,kinh độ,tài khoản,mật khẩu',
  en: 'number,name,unit,street,main,sub,transport,latitude,longitude,user,password',
};

const rows = [
  '1,Tràng Tiền – Hàng Bài,Hà Nội / Hoàn Kiếm,Tràng Tiền,rtsp://192.0.2.11:554/main,rtsp://192.0.2.11:554/sub,tcp,21.0247,105.8553,xem,mat-khau-cua-camera',
  '2,"Cầu Chương Dương, đầu phía Long Biên",Hà Nội / Long Biên,Nguyễn Văn Cừ,rtsp://192.0.2.12:554/main,,,,,xem,mat-khau-cua-camera',
];

/** A table to begin with; its addresses belong to nobody (RFC 5737). The byte order mark makes spreadsheets read it as UTF-8. */
export function sampleCsv(language: Language): string {
  return `\uFEFF${[headings[language], ...rows].join('\r\n')}\r\n`;
}
