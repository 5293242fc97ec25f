import { useSyncExternalStore } from 'react';
import { toast } from '../../lib/toast.ts';
import { keepHere } from '../../lib/use/keep-here.ts';
import { whose } from '../../lib/whose.ts';

export type AttachedFile = { id: string; fileName: string; contentType: string; size: number };

/** What stands in the composer of one thread, in Markdown. */
export type Draft = {
  text: string;
  listingKeys: string[];
  /** Times for a call to offer with it, as the moments they begin (ISO). */
  slotIds: string[];
  files: AttachedFile[];
  /** The last mail its writer had seen; what comes after it is worth a warning. */
  seenId: string | null;
  /** Colleagues whom a note calls: their names as they stand in the text, by id. */
  mentions: { id: string; name: string }[];
  /** Counts the changes that did not come from the keyboard: then the editor reads the text anew. */
  revision: number;
};
/** `edit` is a mail that somebody rewrites before it leaves, under the id of that mail. */
export type DraftKind = 'reply' | 'note' | 'edit';

const EMPTY: Draft = { text: '', listingKeys: [], slotIds: [], files: [], seenId: null, mentions: [], revision: 0 };
/** Each has their own: whoever signs in next at the same browser finds none of them. */
const keyOf = (kind: DraftKind, threadId: string) => `${kind}:${whose()}:${threadId}`;

const known = new Map<string, Draft>();
const listeners = new Set<() => void>();
/** The browser had no room for the last of them. */
let isFull = false;

/** Kept in this browser for who wrote it, so that a reload, a look at another thread, or signing out loses no word. */
export function readDraft(kind: DraftKind, threadId: string): Draft {
  const key = keyOf(kind, threadId);
  const draft = known.get(key) ?? parse(localStorage.getItem(key));
  known.set(key, draft);
  return draft;
}

function parse(stored: string | null): Draft {
  if (stored === null) return EMPTY;
  try {
    return { ...EMPTY, ...(JSON.parse(stored) as Partial<Draft>), revision: 1 };
  } catch {
    // Of a time when words alone were kept.
    return { ...EMPTY, text: stored, revision: 1 };
  }
}

/** @param isTyped false for words that the editor does not hold yet */
export function changeDraft(kind: DraftKind, threadId: string, change: Partial<Draft>, { isTyped = false } = {}): void {
  const key = keyOf(kind, threadId);
  const before = readDraft(kind, threadId);
  const isNew = change.text !== undefined && change.text !== before.text && !isTyped;
  const draft = { ...before, ...change, revision: before.revision + (isNew ? 1 : 0) };
  known.set(key, draft);
  store(key, draft);
  tell();
}

function store(key: string, { text, listingKeys, slotIds, files, seenId, mentions }: Draft): void {
  const isEmpty = text.trim() === '' && listingKeys.length + slotIds.length + files.length === 0;
  if (isEmpty) localStorage.removeItem(key);
  const isKept = isEmpty || keepHere(key, JSON.stringify({ text, listingKeys, slotIds, files, seenId, mentions }));
  // In this window it stands all the same. Said once, not with every letter.
  if (!isKept && !isFull) void toast.error('This browser has no room left: what you write now is lost when the page is closed.');
  isFull = !isKept;
}

function tell(): void {
  for (const listener of listeners) listener();
}

export function clearDraft(kind: DraftKind, threadId: string): void {
  changeDraft(kind, threadId, { text: '', listingKeys: [], slotIds: [], files: [], seenId: null, mentions: [] });
}

type Sent = Pick<Draft, 'text' | 'listingKeys' | 'slotIds'> & { fileIds: string[] };

/** A reply is on its way: what it carried is no draft any more. What was written since stays, as words on that mail. */
export function endReply(threadId: string, sent: Sent, messageId: string): void {
  const { text, listingKeys, slotIds, files } = readDraft('reply', threadId);
  const words = text.trim();
  if (words === sent.text) clearDraft('reply', threadId);
  else
    changeDraft('reply', threadId, {
      text: words.startsWith(sent.text) ? words.slice(sent.text.length).trim() : text,
      listingKeys: listingKeys.filter((key) => !sent.listingKeys.includes(key)),
      slotIds: slotIds.filter((id) => !sent.slotIds.includes(id)),
      files: files.filter(({ id }) => !sent.fileIds.includes(id)),
      seenId: messageId,
    });
}

type Change = Pick<StorageEvent, 'key' | 'oldValue' | 'newValue'>;

/**
 * Another window of this browser has changed a draft, or sent it: a window that shows the same one follows, so that
 * nobody sends it again from there. Words of one's own stay.
 */
export function followDraft({ key, oldValue, newValue }: Change): void {
  const mine = key === null ? undefined : known.get(key);
  if (key === null || !mine) return;
  const before = parse(oldValue);
  if (mine.text !== before.text) {
    // The other window has put its own in their place, or nothing: after a reload these are there again.
    if (newValue === null) store(key, mine);
    return;
  }
  known.set(key, { ...parse(newValue), revision: mine.revision + 1 });
  tell();
}
if (typeof window !== 'undefined') {
  window.addEventListener('storage', followDraft);
  dropNobodys();
}

/** Of a time when a draft did not say whose it was: it may be anybody’s, so nobody is shown it. */
export function dropNobodys(): void {
  for (const key of Object.keys(localStorage)) if (/^(reply|note):[^:]*$/.test(key)) localStorage.removeItem(key);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useDraft(kind: DraftKind, threadId: string): Draft {
  return useSyncExternalStore(subscribe, () => readDraft(kind, threadId));
}
