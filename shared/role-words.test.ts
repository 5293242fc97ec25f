import { expect, test } from 'bun:test';
import { mayAs, refusalWords } from './role-words.ts';

test('a refusal names roles as the screens do, and each role may what the ones before it may', () => {
  expect(refusalWords({ needed: 'lead', own: 'agent' })).toEqual({ who: 'This is for team leads and admins.', why: 'Your role is Agent.' });
  expect(refusalWords({ needed: 'admin', own: 'lead' })).toEqual({ who: 'This is for admins.', why: 'Your role is Team lead.' });
  expect([mayAs('agent', 'lead'), mayAs('lead', 'lead'), mayAs('admin', 'lead')]).toEqual([false, true, true]);
});
