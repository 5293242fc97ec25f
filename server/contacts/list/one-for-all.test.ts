import { expect, test } from 'bun:test';
import { oneForAll } from './one-for-all.ts';

function counting(ms: number, { rest = 0 } = {}) {
  const seen = { value: 0, runs: 0, open: 0, most: 0, begun: [] as number[] };
  const ask = oneForAll(
    async () => {
      const value = seen.value;
      seen.runs++;
      seen.begun.push(performance.now());
      seen.most = Math.max(seen.most, ++seen.open);
      await Bun.sleep(ms);
      seen.open--;
      return value;
    },
    { rest },
  );
  return { seen, ask };
}

test('who asks at the same time shares one run, and who asks while it is under way the next', async () => {
  const { seen, ask } = counting(30);
  const first = Array.from({ length: 20 }, ask);
  await Bun.sleep(10);
  seen.value = 7;
  const later = Array.from({ length: 20 }, ask);
  // What was changed before somebody asked is in what they are told.
  expect([new Set(await Promise.all(first)), new Set(await Promise.all(later))]).toEqual([new Set([0]), new Set([7])]);
  expect([seen.runs, seen.most]).toEqual([2, 1]);
});

test('between two runs it rests as long as it is told to, and a lone question waits for nothing', async () => {
  const { seen, ask } = counting(40, { rest: 3 });
  await ask();
  await ask();
  const [one = 0, two = 0] = seen.begun;
  expect(two - one).toBeWithin(150, 2000);
  await Bun.sleep(200);
  const began = performance.now();
  await ask();
  expect((seen.begun[2] ?? 0) - began).toBeLessThan(40);
});

test('a run that fails fails for those who asked, and the next is begun all the same', async () => {
  let runs = 0;
  const ask = oneForAll(
    async () => {
      if (++runs === 1) throw new Error('away');
      return runs;
    },
    { rest: 0 },
  );
  const both = await Promise.allSettled([ask(), ask()]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await ask()).toBe(2);
});
