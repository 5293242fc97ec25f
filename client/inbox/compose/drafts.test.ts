import { afterAll, beforeEach, expect, test } from 'bun:test';
import { isNow } from '../../lib/whose.ts';
import { changeDraft, clearDraft, dropNobodys, endReply, followDraft, readDraft } from './drafts.ts';

/** As in a browser: what is stored is its own keys, how to store it is not. */
class Kept {
  getItem(key: string): string | null {
    return Object.hasOwn(this, key) ? String(Reflect.get(this, key)) : null;
  }
  setItem(key: string, value: string): void {
    Reflect.set(this, key, value);
  }
  removeItem(key: string): void {
    Reflect.deleteProperty(this, key);
  }
}
const stored = new Kept();
const before = globalThis.localStorage;
globalThis.localStorage = stored as Storage;
afterAll(() => {
  globalThis.localStorage = before;
});
const key = 'reply:ada:t';
const draft = () => readDraft('reply', 't');
const words = (text: string) => JSON.stringify({ text });
beforeEach(() => {
  isNow('ada');
  clearDraft('reply', 't');
});

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
  stored.removeItem(key);
  followDraft({ key, oldValue: words('Saturday'), newValue: null });
  expect(draft().text).toBe('Saturday, or Sunday');
  expect(stored.getItem(key)).toContain('Saturday, or Sunday');
});

test('what is written while a reply is on its way stays, without what it carried', () => {
  const sent = { text: 'Saturday at ten.', listingKeys: ['A'], slotIds: [], fileIds: [] };
  changeDraft('reply', 't', { text: 'Saturday at ten.\n\nBring boots.', listingKeys: ['A', 'B'] });
  endReply('t', sent, 'm1');
  expect(draft()).toMatchObject({ text: 'Bring boots.', listingKeys: ['B'], seenId: 'm1' });
  endReply('t', { ...sent, text: 'Bring boots.' }, 'm2');
  expect(draft()).toMatchObject({ text: '', listingKeys: [], seenId: null });
});

test('whoever signs in next at the same browser finds no draft of somebody else, and their own again', () => {
  changeDraft('reply', 't', { text: 'For the Reyes family' });
  changeDraft('note', 't', { text: 'She bargains' });
  isNow('tom');
  expect([draft().text, readDraft('note', 't').text]).toEqual(['', '']);
  changeDraft('reply', 't', { text: 'Hello' });
  isNow('ada');
  expect([draft().text, readDraft('note', 't').text]).toEqual(['For the Reyes family', 'She bargains']);
});

test('drafts of a time when they did not say whose they were are shown to nobody', () => {
  stored.setItem('reply:t', words('Whose?'));
  stored.setItem('note:t', words('Whose?'));
  stored.setItem(key, words('Mine'));
  stored.setItem('theme', 'dark');
  dropNobodys();
  expect(['reply:t', 'note:t', key, 'theme'].map((one) => stored.getItem(one) !== null)).toEqual([false, false, true, true]);
});

test('where the browser has no room left, what is written stands in its window all the same', () => {
  stored.setItem = () => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  };
  try {
    changeDraft('reply', 't', { text: 'Ten pages' });
    expect(draft().text).toBe('Ten pages');
  } finally {
    Reflect.deleteProperty(stored, 'setItem');
  }
  changeDraft('reply', 't', { text: 'One page' });
  expect(stored.getItem(key)).toContain('One page');
});
