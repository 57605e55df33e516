import { expect, test } from 'vitest';
import { WorkInHand } from './work-in-hand.ts';

test('work is unsaved until it is done or has failed, and each kind is named once', async () => {
  const inHand = new WorkInHand();
  const first = Promise.withResolvers<number>();
  const second = Promise.withResolvers<number>();
  const both = [inHand.during('snapshot', first.promise), inHand.during('snapshot', second.promise)];
  expect(await inHand.during('cameras', 7)).toBe(7);
  expect(inHand.names()).toEqual(['snapshot']);
  first.resolve(1);
  expect(await both[0]).toBe(1);
  expect(inHand.names()).toEqual(['snapshot']);
  second.reject(new Error('no disk'));
  await expect(both[1]).rejects.toThrow('no disk');
  expect(inHand.names()).toEqual([]);
});
