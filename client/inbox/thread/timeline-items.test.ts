import { expect, test } from 'bun:test';
import type { ThreadView } from './thread-view.ts';
import { foldedAtFirst, type Item, itemsOf } from './timeline-items.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 10, minute));
const mail = (id: string, minute: number, state?: string) => ({ id, sortAt: at(minute), delivery: state ? { state } : null });
const note = (id: string, minute: number) => ({ id, createdAt: at(minute) });
const view = (messages: object[], notes: object[] = []) => ({ messages, notes }) as unknown as ThreadView;
const ids = (items: Item[]) => items.map(({ id }) => id);

test('notes stand among the mails in the order of time, and what has not left stands below', () => {
  expect(ids(itemsOf(view([mail('a', 1), mail('c', 5), mail('draft', 6, 'holding')], [note('b', 3), note('d', 9)])))).toEqual([
    'a',
    'b',
    'c',
    'd',
  ]);
});

test('a short conversation is never folded; of a long one the newest, the unread and what waits for a person stay open', () => {
  const items = (count: number, change: Record<number, string> = {}) =>
    itemsOf(view(Array.from({ length: count }, (_, n) => mail(`${n}`, n, change[n]))));
  expect(foldedAtFirst(items(8), { unread: 0, linkedId: null }).size).toBe(0);
  const folded = foldedAtFirst(items(20, { 2: 'uncertain' }), { unread: 0, linkedId: '4' });
  expect([...folded]).toEqual(['0', '1', '3', '5', '6', '7', '8', '9', '10', '11', '12', '13', '14']);
  expect(foldedAtFirst(items(20), { unread: 12, linkedId: null }).size).toBe(8);
});
