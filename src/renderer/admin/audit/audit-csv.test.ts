import { expect, test } from 'vitest';
import { auditCsv } from './audit-csv.ts';

const line = {
  seq: 7,
  time: '08:00',
  who: 'Nguyễn An',
  console: 'Bàn 3',
  what: 'xem',
  camera: '0001, Tràng Tiền',
  outcome: 'xong',
  detail: '=1+"2"',
};

test('quotes what needs it, and no cell is a formula', () => {
  const [head, row, end] = auditCsv((field) => field, [line]).split('\r\n');
  expect(head).toBe('\ufeffseq,time,who,console,what,camera,outcome,detail');
  expect(row).toBe(`7,08:00,Nguyễn An,Bàn 3,xem,"0001, Tràng Tiền",xong,"'=1+""2"""`);
  expect(end).toBe('');
});
