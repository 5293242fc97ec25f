import { expect, test } from 'bun:test';
import { add, f1, NOTHING, precision, recall } from './count.ts';
import { scoreKinds } from './score-kinds.ts';

test('a rare kind weighs as much as a frequent one', () => {
  const right = Array.from({ length: 9 }, () => ({ expected: ['buyer_lead' as const], got: 'buyer_lead' as const }));
  const { macroF1, byKind } = scoreKinds([...right, { expected: ['complaint'], got: 'other' }]);
  expect(byKind.map(({ kind, f1: each }) => [kind, each])).toEqual([
    ['buyer_lead', 1],
    ['complaint', 0],
  ]);
  expect(macroF1).toBe(0.5);
});

test('a wrong kind is a fault of both: of the kind that was missed and of the one that was said', () => {
  const { byKind } = scoreKinds([
    { expected: ['vendor'], got: 'vendor' },
    { expected: ['spam'], got: 'vendor' },
  ]);
  expect(byKind).toEqual([
    { kind: 'spam', f1: 0, count: { right: 0, wrong: 0, missed: 1 } },
    { kind: 'vendor', f1: 2 / 3, count: { right: 1, wrong: 1, missed: 0 } },
  ]);
});

test('where two kinds are right, either counts; nothing said is a miss', () => {
  expect(scoreKinds([{ expected: ['complaint', 'unsubscribe'], got: 'unsubscribe' }]).macroF1).toBe(1);
  expect(scoreKinds([{ expected: ['complaint', 'unsubscribe'], got: null }]).byKind).toEqual([
    { kind: 'complaint', f1: 0, count: { right: 0, wrong: 0, missed: 1 } },
  ]);
  expect(scoreKinds([]).macroF1).toBe(1);
});

test('precision, recall and F1 come from right, wrong and missed', () => {
  const count = add({ right: 2, wrong: 1, missed: 0 }, { right: 1, wrong: 0, missed: 3 });
  expect(count).toEqual({ right: 3, wrong: 1, missed: 3 });
  expect([precision(count), recall(count), f1(count)]).toEqual([0.75, 0.5, 0.6]);
  expect([precision(NOTHING), recall(NOTHING), f1(NOTHING)]).toEqual([1, 1, 1]);
});
