import { describe, expect, test } from 'vitest';
import { createI18n } from '../i18n/i18n.ts';
import { decodedWords } from './decoded-words.ts';

const { t } = createI18n('vi');
const withCard = { graphics: 'Intel UHD 770' };
const withoutCard = { graphics: '' };

describe('where a tile is decoded', () => {
  test('is said as far as it is known', () => {
    expect(decodedWords(t, { lane: null }, withCard)).toBe('');
    expect(decodedWords(t, { lane: 'webcodecs' }, withCard)).toBe(
      'trong cửa sổ tường, trình duyệt tự chọn cách',
    );
    expect(decodedWords(t, { lane: 'webcodecs', method: 'hardware' }, withCard)).toBe(
      'trong cửa sổ tường, bằng phần cứng',
    );
    expect(decodedWords(t, { lane: 'ffmpeg', method: 'vaapi' }, withCard)).toBe(
      'trong ffmpeg, bằng phần cứng (vaapi)',
    );
    expect(decodedWords(t, { lane: 'ffmpeg' }, null)).toBe('trong ffmpeg');
  });

  test('without a graphics card it is software', () => {
    for (const lane of ['webcodecs', 'ffmpeg'] as const)
      expect(decodedWords(t, { lane }, withoutCard)).toContain('bằng phần mềm (bộ xử lý)');
  });
});
