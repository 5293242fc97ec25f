import { expect, test } from 'bun:test';
import { inTurn, isUnderWay, watchDeeds } from './in-turn.ts';

test('what concerns one thread waits for what was asked before, also where that failed; other threads do not', async () => {
  const first = Promise.withResolvers<string>();
  const asked: string[] = [];
  const ask = (words: string, answer: Promise<string>) => () => {
    asked.push(words);
    return answer;
  };
  const snooze = inTurn('one', ask('snooze one', first.promise));
  const close = inTurn('one', ask('close one', Promise.resolve('closed')));
  expect(await inTurn('two', ask('close two', Promise.resolve('closed')))).toBe('closed');
  expect(asked).toEqual(['snooze one', 'close two']);
  first.reject(new Error('refused'));
  await expect(snooze).rejects.toThrow('refused');
  expect(await close).toBe('closed');
  expect(asked).toEqual(['snooze one', 'close two', 'close one']);
});

test('an answer is doubted while a deed is under way, and when one ended since it was asked for', async () => {
  const deed = Promise.withResolvers<string>();
  const before = watchDeeds();
  expect(before('three')).toBe(false);
  const closing = inTurn('three', () => deed.promise);
  const during = watchDeeds();
  expect([isUnderWay('three'), before('three'), during('three'), before('four')]).toEqual([true, true, true, false]);
  deed.resolve('closed');
  await closing;
  expect([isUnderWay('three'), before('three'), during('three')]).toEqual([false, true, true]);
  expect(watchDeeds()('three')).toBe(false);
});
