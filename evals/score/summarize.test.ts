import { expect, test } from 'bun:test';
import { buildObserved, buildTurn } from '../build.ts';
import { printFaults, printReport } from '../print-report.ts';
import type { Observed } from '../run/observed.ts';
import { belowGoals } from './below-goals.ts';
import { type Result, summarize } from './summarize.ts';

const secrets = { words: ['7731'], linkDomains: [] };
const result = (seen: Observed, change: Partial<Result> = {}): Result => ({
  ...{ caseId: 'dev-1', number: 1, half: 'dev' as const, turn: buildTurn(), customer: 'ana@example.com', seen },
  ...change,
});

test('adds up the mails of a half', () => {
  const reply = buildObserved().reply;
  const { summary } = summarize(
    [
      result(buildObserved({ ms: 100 })),
      result(buildObserved({ ms: 300, move: 'ask_for_call', reply: reply && { ...reply, text: 'Code 7731', tries: 2 } }), { number: 2 }),
      result(buildObserved({ ms: 200, kind: null, outcome: 'failed', reply: null, calls: [] }), { caseId: 'dev-2' }),
    ],
    secrets,
  );
  expect(summary).toMatchObject({
    ...{ mails: 3, conversations: 1, kindRight: { right: 2, all: 3 }, move: { right: 2, all: 3 }, calls: { unwanted: 1, missed: 0 } },
    ...{ answers: { sent: 2, review: 0, secondTries: 1 }, leaks: 1, failed: 1, tokens: 2000, costUsd: 0.002, ms: { p50: 200, p95: 300 } },
  });
});

test('one call without a known price leaves the cost unknown, not too low', () => {
  const [call] = buildObserved().calls;
  const calls = call ? [call, { ...call, costUsd: null }] : [];
  expect(summarize([result(buildObserved({ calls: calls as Observed['calls'] }))], secrets).summary.costUsd).toBeNull();
});

test('lists the mails with faults, with what was answered and what the guard said last', () => {
  const reply = buildObserved().reply;
  const stopped = buildObserved({ reply: reply && { ...reply, isSent: false, failedChecks: ['fact: no such price'] } });
  const { faults } = summarize([result(buildObserved()), result(stopped, { caseId: 'dev-2' })], secrets);
  expect(faults.map(({ caseId, faults: found }) => [caseId, found])).toEqual([['dev-2', ['guard, at last: fact: no such price']]]);
  expect(printFaults(faults)).toContain('- guard, at last: fact: no such price');
});

test('goals that are not reached are named, others are not', () => {
  const { summary } = summarize([result(buildObserved({ kind: 'spam', move: 'ask_for_call' }))], secrets);
  expect(belowGoals(summary, {})).toEqual([]);
  expect(belowGoals(summary, { kindF1: 0.85, slotRecall: 0.5, callViolations: 0, leaks: 0 })).toEqual([
    'kindF1 is 0.000, and should be at least 0.85',
    'callViolations are 1, and should be at most 0',
  ]);
});

test('prints both halves side by side', () => {
  const { summary } = summarize([result(buildObserved())], secrets);
  const report = printReport([
    { half: 'dev', summary },
    { half: 'held-out', summary: { ...summary, costUsd: null } },
  ]);
  expect(report).toMatch(/^ +dev +held-out$/m);
  expect(report).toMatch(/^macro-F1 of kind +1\.000 +1\.000$/m);
  expect(report).toMatch(/^cost, US dollars +0\.0010 +unknown$/m);
});
