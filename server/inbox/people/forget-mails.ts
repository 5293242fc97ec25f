import type { Message } from '../../../shared/message.ts';
import { newId, type Stored } from '../../database/model-from.ts';
import { MessageModel } from '../message.model.ts';
import { NoteModel } from '../notes/note.model.ts';
import { ThreadModel } from '../thread.model.ts';
import { TombstoneModel } from '../tombstone.model.ts';

export type Forgotten = { threadIds: string[]; messageIds: string[]; rawHashes: string[] };

/**
 * Takes every word of a contact's conversations away. What came in is gone, and its identity is buried so that the mailbox
 * does not bring it back; of what we sent, the ledger's line stays (when, which campaign, how far) without words and
 * without the address. Mail that has not left never does. Again is the same.
 * @returns what was touched, for other rooms; `rawHashes` are the raw mails that nothing refers to any more
 */
export async function forgetMails(contactId: string, now: Date): Promise<Forgotten> {
  const threadIds = (await ThreadModel.find({ contactId }, { _id: 1 }).lean()).map(({ _id }) => _id);
  const theirs = { $or: [{ contactId }, { threadId: { $in: threadIds } }] };
  const messages = await MessageModel.find(theirs, { identity: 1, delivery: 1, rawHash: 1 }).lean();
  const [ledger, read] = [messages.filter(({ delivery }) => delivery), messages.filter(({ delivery }) => !delivery)];
  await bury(read, now);
  await MessageModel.deleteMany({ _id: { $in: read.map(({ _id }) => _id) } });
  const ledgerIds = ledger.map(({ _id }) => _id);
  await MessageModel.updateMany({ _id: { $in: ledgerIds }, 'delivery.state': { $in: UNSENT } }, { $set: { 'delivery.state': 'voided' } });
  await MessageModel.updateMany({ _id: { $in: ledgerIds } }, { $set: BLANK });
  await NoteModel.deleteMany({ threadId: { $in: threadIds } });
  await ThreadModel.deleteMany({ _id: { $in: threadIds } });
  const hashes = messages.flatMap(({ rawHash }) => rawHash ?? []);
  const inUse = new Set((await MessageModel.find({ rawHash: { $in: hashes } }, { rawHash: 1 }).lean()).map(({ rawHash }) => rawHash));
  return { threadIds, messageIds: messages.map(({ _id }) => _id), rawHashes: hashes.filter((hash) => !inUse.has(hash)) };
}

const UNSENT = ['drafting', 'review', 'holding', 'queued'] as const;
/** What is left of a mail of ours says that there was one. */
const BLANK = {
  ...{ to: [], cc: [], replyTo: [], subject: '', text: '', words: [], markdown: '', visibleText: '', html: null, attachments: [] },
  ...{ rawHash: null, rawSize: 0 },
  ...{ offeredSlots: [], 'delivery.calendar': null, 'delivery.evidence': [], 'delivery.guard': [], 'delivery.smtpResponse': null },
};

async function bury(messages: Pick<Stored<Message>, 'identity'>[], now: Date): Promise<void> {
  if (messages.length === 0) return;
  await TombstoneModel.bulkWrite(
    messages.map(({ identity }) => ({
      updateOne: {
        filter: { identity },
        update: { $setOnInsert: { _id: newId(), reason: 'erased', createdAt: now } },
        upsert: true,
        timestamps: false,
      },
    })),
    { ordered: false },
  );
}
