import type { NoteView } from '../../../shared/note.ts';
import { isDraft, type MessageView, type ThreadView } from './thread-view.ts';

export type Item = { id: string; at: Date } & ({ kind: 'mail'; message: MessageView } | { kind: 'note'; note: NoteView });

/** Mails and notes in the order in which they came; what has not left stands below them. */
export function itemsOf({ messages, notes }: Pick<ThreadView, 'messages' | 'notes'>): Item[] {
  const mails = messages.filter((message) => !isDraft(message));
  return [
    ...mails.map((message): Item => ({ kind: 'mail', id: message.id, at: message.sortAt, message })),
    ...notes.map((note): Item => ({ kind: 'note', id: note.id, at: note.createdAt, note })),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
}

const OPEN_AT_END = 5;
/** Fewer than this are read faster than unfolded. */
const NEVER_FOLDED = 8;

/**
 * Those that one line tells of at first: all but the newest, what a person must settle, what is unread, and the one
 * somebody came for.
 */
export function foldedAtFirst(items: Item[], { unread, linkedId }: { unread: number; linkedId: string | null }): Set<string> {
  if (items.length <= NEVER_FOLDED) return new Set();
  const older = items.slice(0, -Math.max(OPEN_AT_END, Math.min(unread, 40)));
  return new Set(older.filter((item) => item.id !== linkedId && !isOpenCase(item)).map(({ id }) => id));
}

function isOpenCase(item: Item): boolean {
  return item.kind === 'mail' && ['failed', 'uncertain'].includes(item.message.delivery?.state ?? '');
}

export const isSameDay = (a: Date, b: Date) => a.toDateString() === b.toDateString();
