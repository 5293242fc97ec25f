import { expect, test } from 'bun:test';
import { jobName, jobTone } from './job-words.ts';

test.each([
  ['runs for the first time', null, true, 'good'],
  ['runs again', { error: null }, true, 'good'],
  ['has run', { error: null }, false, 'good'],
  ['runs again after it failed', { error: 'no answer' }, true, 'rust'],
  ['has not run yet', null, false, 'neutral'],
] as const)('a job that %s', (_, lastRun, isRunning, tone) => expect(jobTone({ lastRun, isRunning })).toBe(tone));

test('a job is called as people call what it works on', () => {
  expect(jobName('answer-threads')).toBe('Answer conversations');
  expect(jobName('send-outbox')).toBe('Send outbox');
});
