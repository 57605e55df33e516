import { describe, expect, test } from 'vitest';
import { TileReason, TileState } from '../../shared/wall/tile-state.ts';
import { createI18n } from './i18n.ts';
import { type TileFacts, tileWords } from './tile-words.ts';

const vi = createI18n('vi').t;
const en = createI18n('en').t;
const now = 1_700_000_000_000;

function facts(change: Partial<TileFacts>): TileFacts {
  return { state: 'live', reason: null, attempt: 1, codec: 'h264', pictureAtMs: now, ...change };
}

function say(change: Partial<TileFacts>, t = vi): string[] {
  const { word, why, quality } = tileWords(t, facts(change), now);
  return [word, why, quality].filter(Boolean);
}

describe('tileWords', () => {
  test('says what desk.md says, in Vietnamese', () => {
    expect(say({ state: 'connecting', pictureAtMs: null })).toEqual(['đang kết nối']);
    expect(say({ state: 'stale', reason: 'timeout', pictureAtMs: now - 7_900 })).toEqual([
      'hình cũ 7 giây',
      'camera không trả lời',
    ]);
    expect(say({ state: 'reconnecting', reason: 'closed-by-camera', attempt: 4, pictureAtMs: null })).toEqual(
      ['đang nối lại, lần 4', 'camera đã ngắt kết nối'],
    );
    expect(say({ state: 'failed', reason: 'unauthorized', pictureAtMs: null })).toEqual([
      'sai tài khoản camera',
    ]);
    expect(say({ state: 'failed', reason: 'not-found', pictureAtMs: null })).toEqual([
      'không tìm thấy luồng',
    ]);
    expect(say({ state: 'failed', reason: 'unreachable', pictureAtMs: null })).toEqual([
      'không tới được camera',
    ]);
    expect(say({ state: 'failed', reason: 'unsupported-codec', codec: 'hevc', pictureAtMs: null })).toEqual([
      'không giải mã được H.265 trên máy này',
    ]);
    expect(say({ state: 'not-allowed', reason: 'out-of-scope', pictureAtMs: null })).toEqual([
      'ngoài phạm vi, cần văn bản đồng ý',
    ]);
  });

  test('an old picture under any state but live has its age in words', () => {
    for (const state of TileState.options.filter((one) => one !== 'live'))
      expect(say({ state, reason: 'timeout', pictureAtMs: now - 65_000 }).join(' '), state).toContain(
        'hình cũ 1 phút',
      );
  });

  test('every state with every reason has words in both languages, none left unfilled', () => {
    for (const t of [vi, en])
      for (const state of TileState.options)
        for (const reason of [null, ...TileReason.options])
          for (const pictureAtMs of [null, now - 7_000]) {
            const text = say({ state, reason, codec: null, pictureAtMs }, t).join(' ');
            expect(text, `${state} ${reason}`).toMatch(/\S/);
            expect(text, `${state} ${reason}`).not.toMatch(/\{\{|undefined|null|^state\.|reason\./);
          }
  });

  test('a live picture has no ornament; why it is not the best is told apart from the state', () => {
    expect(tileWords(vi, facts({}), now)).toMatchObject({ tone: 'live', icon: null, why: '', quality: '' });
    expect(tileWords(vi, facts({ reason: 'small-tile' }), now)).toMatchObject({
      tone: 'live',
      icon: null,
      quality: 'ô nhỏ',
    });
  });

  test('only a live picture has the tone of a live one, and every other has a sign', () => {
    for (const state of TileState.options.filter((one) => one !== 'live')) {
      const words = tileWords(vi, facts({ state }), now);
      expect(words.tone, state).not.toBe('live');
      expect(words.icon, state).not.toBeNull();
    }
  });
});
