import { afterAll, beforeEach, expect, test } from 'bun:test';
import { changeDraft, clearDraft, endReply, followDraft, readDraft } from './drafts.ts';

const stored = new Map<string, string>();
const before = globalThis.localStorage;
globalThis.localStorage = {
  getItem: (key: string) => stored.get(key) ?? null,
  setItem: (key: string, value: string) => void stored.set(key, value),
  removeItem: (key: string) => void stored.delete(key),
} as Storage;
afterAll(() => {
  globalThis.localStorage = before;
});
const key = 'reply:t';
const draft = () => readDraft('reply', 't');
const words = (text: string) => JSON.stringify({ text });
beforeEach(() => clearDraft('reply', 't'));

test('a draft that another window has changed and sent is followed there, and ended', () => {
  changeDraft('reply', 't', { text: 'Saturday' });
  const { revision } = draft();
  followDraft({ key, oldValue: words('Saturday'), newValue: words('Saturday at ten') });
  expect(draft()).toMatchObject({ text: 'Saturday at ten', revision: revision + 1 });
  followDraft({ key, oldValue: words('Saturday at ten'), newValue: null });
  expect(draft().text).toBe('');
});

test('words of this window’s own stay when another one sends, also after a reload', () => {
  changeDraft('reply', 't', { text: 'Saturday, or Sunday' });
  stored.delete(key);
  followDraft({ key, oldValue: words('Saturday'), newValue: null });
  expect(draft().text).toBe('Saturday, or Sunday');
  expect(stored.get(key)).toContain('Saturday, or Sunday');
});

test('what is written while a reply is on its way stays, without what it carried', () => {
  const sent = { text: 'Saturday at ten.', listingKeys: ['A'], slotIds: [], fileIds: [] };
  changeDraft('reply', 't', { text: 'Saturday at ten.\n\nBring boots.', listingKeys: ['A', 'B'] });
  endReply('t', sent, 'm1');
  expect(draft()).toMatchObject({ text: 'Bring boots.', listingKeys: ['B'], seenId: 'm1' });
  endReply('t', { ...sent, text: 'Bring boots.' }, 'm2');
  expect(draft()).toMatchObject({ text: '', listingKeys: [], seenId: null });
});
