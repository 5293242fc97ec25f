import { expect, test } from 'bun:test';
import { asBefore } from './as-before.ts';

test('deeds that never reached the server leave a thread as it stood before the first of them', () => {
  const back: string[] = [];
  asBefore.keep('t', () => back.push('open'));
  asBefore.keep('t', () => back.push('closed'));
  asBefore.settle('t');
  asBefore.settle('t');
  expect(back).toEqual(['open']);
});

test('once the server did one of them, what stood before is past', () => {
  const back: string[] = [];
  asBefore.keep('t', () => back.push('open'));
  asBefore.did('t');
  asBefore.settle('t');
  asBefore.keep('t', () => back.push('closed'));
  asBefore.settle('t');
  expect(back).toEqual(['closed']);
});
