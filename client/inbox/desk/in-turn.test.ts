import { expect, test } from 'bun:test';
import { inTurn } from './in-turn.ts';

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
