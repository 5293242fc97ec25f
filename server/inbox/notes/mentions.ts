import type { Note } from '../../../shared/note.ts';
import type { Thread } from '../../../shared/thread.ts';
import type { Stored } from '../../database/model-from.ts';
import { ThreadModel } from '../thread.model.ts';
import { NoteModel } from './note.model.ts';

const MAX_WORDS = 140;

type Call = { whom: string[]; by: string; at: Date };

/** Each colleague has their own call: one who looks does not answer for the others, and no other need is overwritten. */
export async function callColleagues({ _id, threadId, text }: Stored<Note>, { whom, by, at }: Call): Promise<void> {
  if (whom.length === 0) return;
  const words = text.replace(/\s+/g, ' ').trim();
  const detail = `${by}: “${words.length > MAX_WORDS ? `${words.slice(0, MAX_WORDS)}…` : words}”`;
  const openMentions = { $each: whom.map((userId) => ({ userId, noteId: _id, detail, at })) };
  await ThreadModel.updateOne({ _id: threadId }, { $push: { openMentions }, $set: { isInInbox: true } });
}

/** They have looked, or answered. @returns whether they had been called */
export async function forgetMention({ threadId, userId }: { threadId: string; userId: string }): Promise<boolean> {
  const called = { _id: threadId, 'openMentions.userId': userId };
  const { modifiedCount } = await ThreadModel.updateOne(called, { $pull: { openMentions: { userId } } }, { timestamps: false });
  return modifiedCount > 0;
}

/** A note that is gone, or names them no more, calls nobody. */
export async function forgetNote({ _id, threadId }: Stored<Note>, { except }: { except: string[] }): Promise<void> {
  await ThreadModel.updateOne({ _id: threadId }, { $pull: { openMentions: { noteId: _id, userId: { $nin: except } } } });
}

/** Who was asked by a colleague may answer with a note, also where they may not act. */
export async function isMentioned({ threadId, userId }: { threadId: string; userId: string }): Promise<boolean> {
  return (await NoteModel.exists({ threadId, mentions: userId })) !== null;
}

/** What a thread needs of this very person: its own need, else the call of a colleague. */
export function needsOf({ needs, openMentions = [] }: Pick<Thread, 'needs' | 'openMentions'>, userId: string): Thread['needs'] {
  const called = openMentions.findLast((mention) => mention.userId === userId);
  return needs ?? (called ? { reason: 'mention', detail: called.detail, at: called.at } : null);
}
