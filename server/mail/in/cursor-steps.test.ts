import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { advance, type Position, type Step, sortFound, uidSetToLookFor } from './cursor-steps.ts';

const gap = (uid: number, tries: number) => ({ uid, tries, error: null });

test('looks for everything behind the settled UID, and for the gaps before it', () => {
  expect(uidSetToLookFor({ settledUid: 7, gaps: [gap(3, 1), gap(5, 2)] })).toBe('3,5,8:*');
});

test('the last mail, which `n:*` always names, is not fetched again', () => {
  expect(sortFound([7], { position: { settledUid: 7, gaps: [] }, uidNext: 8 })).toEqual({ fetch: [], absent: [] });
});

test('a UID that is not there yet is looked for in two cycles more, then given up', () => {
  let position: Position = { settledUid: 1, gaps: [] };
  const cycle = (found: number[], uidNext: number) => {
    const { fetch, absent } = sortFound(found, { position, uidNext });
    const steps: Step[] = [
      ...fetch.map((uid) => ({ uid, outcome: 'settled' as const })),
      ...absent.map((uid) => ({ uid, outcome: 'absent' as const })),
    ];
    position = advance(position, steps);
  };
  cycle([3], 4);
  expect(position).toEqual({ settledUid: 3, gaps: [gap(2, 1)] });
  cycle([], 4);
  expect(position.gaps).toEqual([gap(2, 2)]);
  cycle([], 4);
  expect(position.gaps).toEqual([]);
});

test('a mail that failed stays a gap for as long as it fails', () => {
  let position: Position = { settledUid: 0, gaps: [] };
  for (let n = 0; n < 4; n += 1) position = advance(position, [{ uid: 1, outcome: 'failed', error: 'no' }]);
  expect(position).toEqual({ settledUid: 1, gaps: [{ uid: 1, tries: 4, error: 'no' }] });
  expect(advance(position, [{ uid: 1, outcome: 'settled' }]).gaps).toEqual([]);
});

test('a purge of a hundred thousand mails makes no endless list of gaps', () => {
  expect(sortFound([], { position: { settledUid: 0, gaps: [] }, uidNext: 100_000 }).absent.length).toBeLessThanOrEqual(500);
});

test('whatever becomes visible, and however late within two cycles, is fetched once and nothing twice', () => {
  // Each UID becomes visible at most two cycles after the server has given it away.
  const delays = fc.array(fc.nat(2), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(delays, (late) => {
      let position: Position = { settledUid: 0, gaps: [] };
      const fetched: number[] = [];
      for (let cycle = 0; cycle < late.length + 4; cycle += 1) {
        const uidNext = Math.min(cycle + 1, late.length) + 1;
        const found = late.flatMap((delay, index) => (index < uidNext - 1 && index + delay <= cycle ? [index + 1] : []));
        const { fetch, absent } = sortFound(found, { position, uidNext });
        const isNew = fetch.filter((uid) => uid > position.settledUid || position.gaps.some((open) => open.uid === uid));
        fetched.push(...isNew);
        position = advance(position, [
          ...isNew.map((uid) => ({ uid, outcome: 'settled' as const })),
          ...absent.map((uid) => ({ uid, outcome: 'absent' as const })),
        ]);
      }
      expect(fetched.toSorted((a, b) => a - b)).toEqual(late.map((_, index) => index + 1));
    }),
  );
});
