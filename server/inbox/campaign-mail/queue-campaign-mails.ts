import type { Contact } from '../../../shared/contact.ts';
import { isDuplicateKey } from '../../database/connect.ts';
import { newId, type Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { errorText } from '../../errors.ts';
import { mailWords } from '../list/mail-words.ts';
import { MessageModel } from '../message.model.ts';
import { threadFor } from '../outbox/open-thread.ts';
import { buildMessage, type NewMessage, type QueueInput } from '../outbox/queue-message.ts';
import { ThreadModel } from '../thread.model.ts';

export type CampaignMail = Omit<QueueInput, 'purpose' | 'author' | 'state' | 'contactId' | 'inReplyTo' | 'references'> & {
  contact: Stored<Contact>;
  campaignId: string;
  /** The first mail opens this thread; a later one of a sequence goes into the thread that is there. */
  opensThread: boolean;
};

/**
 * Puts many mails of a campaign into the outbox at once, held until their moment, each with its thread: outside the
 * inbox until there is a reply. It is `queueMessage` in bulk, and a repeat under the same keys is as harmless.
 * @returns for each mail the id of its record, or why it cannot be one
 */
export async function queueCampaignMails(
  mails: CampaignMail[],
  edges: Pick<Edges, 'now' | 'secret'>,
): Promise<({ messageId: string } | { fault: string })[]> {
  const now = edges.now();
  const built = mails.map((mail) => build(mail, { now, secret: edges.secret }));
  const opening = mails.filter((mail, at) => mail.opensThread && 'message' in (built[at] ?? {}));
  // Threads first: a mail without one could not be shown, a thread without one shows nothing.
  await insertMissing(
    ThreadModel,
    opening.map(({ contact, campaignId, ...mail }) =>
      threadFor({ ...mail, contactId: contact._id, campaignId, isInInbox: false }, { contact, now }),
    ),
    now,
  );
  const isAllNew = await insertMissing(
    MessageModel,
    built.flatMap((one) => ('message' in one ? [{ ...one.message, words: mailWords(one.message) }] : [])),
    now,
  );
  const known = isAllNew ? new Map<string, string>() : await idsByKey(mails.map(({ key }) => key));
  return built.map((one) => ('fault' in one ? one : { messageId: known.get(one.message.delivery?.key ?? '') ?? one.message._id }));
}

type Built = { message: NewMessage } | { fault: string };

function build({ contact, opensThread: _, ...mail }: CampaignMail, { now, secret }: { now: Date; secret: string }): Built {
  const input: QueueInput = { ...mail, contactId: contact._id, purpose: 'campaign', author: 'campaign', state: 'holding' };
  try {
    return { message: buildMessage(input, { inReplyTo: null, references: [], now, secret }) };
  } catch (error) {
    return { fault: errorText(error) };
  }
}

type Collection = { collection: { insertMany: (documents: never[], options: { ordered: boolean }) => Promise<unknown> } };

/** Past mongoose, which would look at every field of every document again. @returns false when some were there */
async function insertMissing(model: Collection, documents: { _id?: string }[], now: Date): Promise<boolean> {
  if (documents.length === 0) return true;
  try {
    const stamped = documents.map((document) => ({ ...document, _id: document._id ?? newId(), createdAt: now, updatedAt: now }));
    await model.collection.insertMany(stamped as never[], { ordered: false });
    return true;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return false;
  }
}

async function idsByKey(keys: string[]): Promise<Map<string, string>> {
  const found = await MessageModel.find({ 'delivery.key': { $in: keys } }, { delivery: 1 }).lean();
  return new Map(found.flatMap(({ _id, delivery }) => (delivery ? [[delivery.key, _id] as const] : [])));
}
