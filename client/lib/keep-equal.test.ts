import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { keepEqual } from './keep-equal.ts';

const answers = fc.object({ withDate: true, withNullPrototype: false, maxDepth: 4 });

test('it says what the new answer says, whatever was before', () => {
  fc.assert(
    fc.property(answers, answers, (before, after) => {
      expect(keepEqual(before, after)).toEqual(after);
    }),
  );
});

test('an answer that says the same is the same object', () => {
  fc.assert(
    fc.property(answers, (before) => {
      expect(keepEqual(before, structuredClone(before))).toBe(before);
    }),
    { examples: [[{ share: Number.NaN, at: new Date(Number.NaN), rest: [-0, Number.NaN] }]] },
  );
});

test('of a list with one new row, the others stay what they were, though they have dates', () => {
  const row = (id: string, at: number) => ({ id, at: new Date(at), tags: ['buyer'] });
  const before = { items: [row('a', 1), row('b', 2)], nextCursor: null };
  const after = { items: [row('a', 1), row('b', 3), row('c', 4)], nextCursor: null };
  const kept = keepEqual(before, after) as typeof after;
  expect(kept).toEqual(after);
  expect(kept.items[0]).toBe(before.items[0] as (typeof kept.items)[0]);
  expect(kept.items[1]).not.toBe(before.items[1] as (typeof kept.items)[0]);
  expect(kept.items[1]?.tags).toBe(before.items[1]?.tags as string[]);
});

test('what has no value and what is not there are two things', () => {
  expect(Object.keys(keepEqual({ a: 1 }, { b: undefined }) as object)).toEqual(['b']);
});
