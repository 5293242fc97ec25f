import { expect, test } from 'bun:test';
import { newestSaid, unseenIn } from './said.ts';

type Said = Parameters<typeof newestSaid>[0][number];
const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second));
const mail = (id: string, second: number, author: Said['author'], state?: string) =>
  ({ id, author, createdAt: at(second), isBackfill: false, delivery: state ? { state } : null }) as Said;
const asked = mail('asked', 1, 'customer');

test('a reply of a person is said while it can still be called back; a draft of the AI and a withdrawn mail are not', () => {
  expect(newestSaid([asked, mail('draft', 2, 'ai', 'holding'), mail('gone', 3, 'agent', 'voided')])?.id).toBe('asked');
  expect(newestSaid([asked, mail('mine', 2, 'agent', 'holding')])?.id).toBe('mine');
  expect(newestSaid([])).toBeNull();
});

test('what counts is when a mail came here, wherever it stands in its thread', () => {
  const mine = mail('mine', 2, 'agent', 'accepted');
  const late = mail('late', 3, 'customer');
  expect(newestSaid([asked, late, mine])?.id).toBe('late');
  expect(unseenIn([asked, late, mine], 'mine').map(({ id }) => id)).toEqual(['late']);
  expect(unseenIn([asked, late, mine], 'asked').map(({ id }) => id)).toEqual(['late', 'mine']);
  expect(unseenIn([asked, late, mine], null)).toEqual([]);
});
