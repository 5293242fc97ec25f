import type { DeliveryState, Message } from '../../../shared/message.ts';
import { contactById } from '../../contacts/find-contacts.ts';
import { newId, type Stored } from '../../database/model-from.ts';
import { deleteUploads } from '../files/upload.ts';
import { MessageModel } from '../message.model.ts';
import { NoteModel } from '../notes/note.model.ts';
import { recountThread } from '../split/recount-thread.ts';
import { ThreadModel } from '../thread.model.ts';
import { TombstoneModel } from '../tombstone.model.ts';
import { ERASED, WITHOUT_WORDS_OF_SERVERS } from './emptied.ts';
import { hashesInUse } from './hashes-in-use.ts';

/** `rawHashes` are the raw mails that nothing else refers to. */
export type Forgotten = { threadIds: string[]; messageIds: string[]; rawHashes: string[] };

type Forgetting = {
  now: Date;
  /** Conversations that tell of the contact, who has no part in them: what we wrote to an agent about them. */
  about?: string[];
  /** Takes away what other rooms keep of these mails: before the mails, so that after a crash they are found again. */
  beside?: (mails: Forgotten) => Promise<void>;
};

/**
 * Takes every word of a contact's conversations away. What came in is gone, and its identity is buried so that the mailbox
 * does not bring it back; of what we sent, the ledger's line stays (when, which campaign, how far) without words and
 * without the address. Mail that has not left never does, claimed or not: whoever holds the claim finds it gone before the
 * first byte. Again is the same.
 */
export async function forgetMails(contactId: string, { now, about = [], beside }: Forgetting): Promise<void> {
  const threads = { $or: [{ contactId }, { _id: { $in: about } }, { _id: namedAfter(contactId) }] };
  const threadIds = [...new Set([...(await ThreadModel.find(threads, { _id: 1 }).lean()).map(({ _id }) => _id), ...about])];
  const theirs = { $or: [{ contactId }, { threadId: { $in: threadIds } }, { threadId: namedAfter(contactId) }] };
  await withdraw(theirs, now);
  const wanted = { identity: 1, delivery: 1, rawHash: 1, threadId: 1, attachments: 1 };
  const messages = await MessageModel.find(theirs, wanted).lean();
  const messageIds = messages.map(({ _id }) => _id);
  const hashes = messages.flatMap(({ rawHash }) => rawHash ?? []);
  const inUse = await hashesInUse(hashes, { except: messageIds });
  await beside?.({ threadIds, messageIds, rawHashes: hashes.filter((hash) => !inUse.has(hash)) });
  await deleteUploads(messages.flatMap(({ attachments }) => attachments.flatMap(({ uploadId }) => uploadId ?? [])));
  const [ledger, read] = [messages.filter(({ delivery }) => delivery), messages.filter(({ delivery }) => !delivery)];
  await bury(read, now);
  await MessageModel.deleteMany({ _id: { $in: read.map(({ _id }) => _id) } });
  await MessageModel.updateMany({ _id: { $in: ledger.map(({ _id }) => _id) } }, [{ $set: BLANK }], { updatePipeline: true });
  await NoteModel.deleteMany({ threadId: { $in: threadIds } });
  await ThreadModel.deleteMany({ _id: { $in: threadIds } });
  for (const threadId of new Set(messages.map((mail) => mail.threadId)))
    if (!threadIds.includes(threadId)) await leave(threadId, contactId);
}

/** Where they took part in somebody else's conversation, it does not go on naming and quoting them. */
async function leave(threadId: string, contactId: string): Promise<void> {
  const contact = await contactById(contactId);
  await recountThread(threadId);
  await ThreadModel.updateOne({ _id: threadId }, { $pullAll: { participants: contact ? [contact.email, ...contact.otherEmails] : [] } });
  await ThreadModel.updateOne({ _id: threadId, messageCount: 0 }, { $set: { lastWords: '' } });
}

/** A thread about one contact that is in nobody's name bears the contact's id in its own. */
const namedAfter = (contactId: string) => ({ $gte: `${contactId}_`, $lt: `${contactId}\`` });

const WAITING: DeliveryState[] = ['drafting', 'review', 'holding', 'queued', 'claimed'];

/** The fence keeps a sender with a claim from handing over, and a writer from filling in. */
async function withdraw(theirs: object, now: Date): Promise<void> {
  const voided = {
    $set: { 'delivery.state': 'voided' as const, 'delivery.lastError': ERASED, 'delivery.claimedBy': null, 'delivery.claimedUntil': null },
    $inc: { 'delivery.fence': 1 },
    $push: { 'delivery.evidence': { at: now, state: 'voided', detail: ERASED } },
  };
  await MessageModel.updateMany({ ...theirs, 'delivery.state': { $in: WAITING } }, voided);
  // One that only a person could settle: there is nobody left to be asked.
  await MessageModel.updateMany({ ...theirs, 'delivery.state': 'uncertain', 'delivery.nextLookAt': null }, voided);
}

/** What is left of a mail of ours says that there was one. */
const BLANK = {
  ...{ to: [], cc: [], replyTo: [], subject: '', text: '', words: [], markdown: '', visibleText: '', html: null, attachments: [] },
  ...{ inReplyTo: null, references: [], rawHash: null, rawSize: 0 },
  ...{ offeredSlots: [], drafted: null, 'delivery.calendar': null, 'delivery.guard': [] },
  ...WITHOUT_WORDS_OF_SERVERS,
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
