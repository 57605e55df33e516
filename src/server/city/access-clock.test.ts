import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AccessClock } from './access-clock.ts';
import { CityBook } from './city-book.ts';
import { LiveCity } from './live-city.ts';

const day = 86_400_000;
const start = Date.UTC(2026, 10, 22);

beforeEach(() => {
  vi.useFakeTimers({ now: start });
});
afterEach(() => {
  vi.useRealTimers();
});

function grant(id: string, fromMs: number, toMs: number) {
  return {
    id,
    document: { number: '12/UBND', date: '2026-03-01', signer: 'Nguyễn Văn A' },
    purpose: 'Lễ hội',
    to: { kind: 'person', personId: 'lan' },
    cameraClass: 'ordinary',
    cameraIds: ['camera0'],
    rights: ['view'],
    fromMs,
    toMs,
    revokedAtMs: null,
  };
}

function clockOver(...grants: ReturnType<typeof grant>[]) {
  const book = new CityBook();
  book.set('person', 'lan', {
    id: 'lan',
    account: 'lan',
    name: 'Lan',
    unitId: 'u',
    roleIds: [],
    disabled: false,
  });
  for (const row of grants) book.set('grant', row.id, row);
  const city = new LiveCity(book);
  const clock = new AccessClock(city);
  const told: [number, readonly string[]][] = [];
  clock.onDue((ids) => told.push([Date.now() - start, ids]));
  return { city, clock, told };
}

test('tells when a grant begins and when it ends, though that is far away', async () => {
  const { clock, told } = clockOver(grant('g', start + day, start + 40 * day));
  clock.follow('lan');
  await vi.advanceTimersByTimeAsync(50 * day);
  expect(told).toEqual([
    [day, ['lan']],
    [40 * day, ['lan']],
  ]);
  clock.dispose();
});

test('tells of a grant that came after the person was followed, and of none that was revoked', async () => {
  const { city, clock, told } = clockOver();
  clock.follow('lan');
  city.applyBook('grant', 'g', grant('g', start + 1000, start + 5000));
  await vi.advanceTimersByTimeAsync(2000);
  city.applyBook('grant', 'g', { ...grant('g', start + 1000, start + 5000), revokedAtMs: start + 2000 });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(told).toEqual([[1000, ['lan']]]);
  clock.dispose();
});

test('follows a person as long as one of their consoles does', async () => {
  const { clock, told } = clockOver(grant('g', start + 1000, start + 5000));
  const one = clock.follow('lan');
  const other = clock.follow('lan');
  one.dispose();
  one.dispose();
  await vi.advanceTimersByTimeAsync(2000);
  expect(told).toHaveLength(1);
  other.dispose();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(told).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});

test('keeps to the clock when that is set ahead', async () => {
  const { clock, told } = clockOver(grant('g', start + 30 * day, start + 40 * day));
  clock.follow('lan');
  vi.setSystemTime(start + 30 * day);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toHaveLength(1);
  clock.dispose();
});
