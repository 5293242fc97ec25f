import { expect } from 'bun:test';
import type { Message } from '../../../shared/message.ts';
import type { Thread } from '../../../shared/thread.ts';
import { DecisionModel } from '../../ai/decision.model.ts';
import { CallModel } from '../../calls/call.model.ts';
import { isSuppressed } from '../../contacts/consent/suppress.ts';
import { ContactModel } from '../../contacts/contact.model.ts';
import type { Stored } from '../../database/model-from.ts';
import { MessageModel } from '../../inbox/message.model.ts';
import { ThreadModel } from '../../inbox/thread.model.ts';
import { TombstoneModel } from '../../inbox/tombstone.model.ts';
import { findWords } from '../find-words.ts';
import { campaignsCountWhatLeft, tell, threadsSayWhatTheirMailsSay } from './counts.ts';
import { headerOf, type Memory } from './memory.ts';
import type { World } from './world.ts';

const SAID = ['accepted', 'confirmed'];

/** What Openhouse promises of the days that went by, told of what stands in the database and lies at the mail server. */
export async function expectPromises(world: World, memory: Memory): Promise<void> {
  expect(world.faults).toEqual([]);
  await everyMailIsStoredOnce(memory);
  await everyMailHasItsEnd();
  await nothingIsAnsweredTwice(memory);
  await threadsSayWhatTheirMailsSay();
  await campaignsCountWhatLeft(memory);
  await whoeverWishedItIsLeftAlone(memory);
  await nobodyIsRemembered(memory);
  await everyIdLeadsSomewhere();
}

async function everyMailIsStoredOnce({ written }: Memory): Promise<void> {
  const stored = await MessageModel.find({ direction: 'inbound' }, { messageId: 1, threadId: 1, identity: 1 }).lean();
  const threads = new Set((await ThreadModel.find({}, { _id: 1 }).lean()).map(({ _id }) => _id));
  const isErasing = (await TombstoneModel.countDocuments()) > 0;
  for (const { id, letter } of written) {
    const found = stored.filter(({ messageId }) => messageId === id);
    if (found.length > 1 || (found.length === 0 && !isErasing)) throw new Error(`${letter} ${id} is stored ${found.length} times`);
  }
  const homeless = stored.filter(({ threadId }) => !threads.has(threadId)).map(({ messageId }) => messageId);
  expect({ homeless }).toEqual({ homeless: [] });
}

/** Kinds that need no answer. */
const QUIET = ['spam', 'unsubscribe', 'auto_reply', 'bounce', 'spam_report', 'vendor', 'complaint'];

/** Answered, waiting for a person, or judged to need no answer: with a decision that says so. */
async function everyMailHasItsEnd(): Promise<void> {
  const threads = await ThreadModel.find({ messageCount: { $gt: 0 } }).lean();
  for (const thread of threads) {
    const mails = await MessageModel.find({ threadId: thread._id }).sort({ sortAt: 1, _id: 1 }).lean();
    const open = mails.filter((mail) => mail.direction === 'inbound' && !mail.isBackfill && mail.contactId !== null);
    for (const mail of open) {
      if (mail.decisionId === null && mail.kindBy !== 'rule' && !mail.flags.some((flag) => flag.startsWith('same')))
        throw new Error(`nothing is decided about ${mail.messageId}: ${tell(thread, mails)}`);
    }
    const newest = open.filter(({ automaticSigns }) => automaticSigns.length === 0).at(-1);
    if (newest) await expectEnd(newest, thread, mails);
  }
}

async function expectEnd(mail: Stored<Message>, thread: Stored<Thread>, mails: Stored<Message>[]): Promise<void> {
  const decision = await DecisionModel.findOne({ messageId: mail._id }).lean();
  const isAnswered = mails.some(
    ({ direction, delivery, sortAt, author }) =>
      direction === 'outbound' &&
      author !== 'campaign' &&
      (delivery === null ||
        ([...SAID, 'failed', 'uncertain'].includes(delivery.state) && (sortAt >= mail.sortAt || delivery.basedOn === mail._id))),
  );
  if (isAnswered || thread.needs || thread.isTakenOver || thread.status !== 'open') return;
  if (QUIET.includes(mail.kind ?? '') || decision?.move === 'stay_quiet') return;
  // A person threw the answer away, or said what the mail is.
  const isByPerson = mail.kindBy === 'person' || mails.some(({ delivery, userId }) => userId !== null && delivery?.state === 'voided');
  if (isByPerson) return;
  throw new Error(
    `${mail.messageId} has no end: ${decision?.outcome} ${decision?.move} ${decision?.outcomeDetail}; ${tell(thread, mails)}`,
  );
}

async function nothingIsAnsweredTwice({ left, sentAgain }: Memory): Promise<void> {
  const answers = left.filter(({ ours }) => ours?.author === 'ai' && ['reply', 'hand_over'].includes(ours.delivery?.purpose ?? ''));
  for (const [inReplyTo, same] of Map.groupBy(answers, ({ raw }) => headerOf(raw, 'In-Reply-To'))) {
    const again = same.filter(({ ours }) => sentAgain.has(ours?._id ?? '')).length;
    if (inReplyTo && same.length - again > 1) throw new Error(`${inReplyTo} was answered ${same.length} times by the AI`);
  }
}

/** Who asks for no more mail in plain words gets none, whoever has the conversation. */
async function whoeverWishedItIsLeftAlone({ wished }: Memory): Promise<void> {
  for (const address of wished)
    if (!(await isSuppressed(address))) throw new Error(`${address} wished for no more mail, and was not heard`);
}

async function nobodyIsRemembered({ forgotten }: Memory): Promise<void> {
  const found = forgotten.size > 0 ? await findWords(new RegExp([...forgotten].join('|'), 'i')) : [];
  if (found.length > 0) throw new Error(`erased, and there at the end: ${found.join(', ')}`);
}

async function everyIdLeadsSomewhere(): Promise<void> {
  const ids = async (model: { find: (filter: object, fields: object) => { lean: () => Promise<{ _id: string }[]> } }) =>
    new Set((await model.find({}, { _id: 1 }).lean()).map(({ _id }) => _id));
  const [contacts, threads] = [await ids(ContactModel as never), await ids(ThreadModel as never)];
  for (const { _id, contactId, isInInbox, messageCount } of await ThreadModel.find({}).lean()) {
    if (contactId && messageCount > 0 && !contacts.has(contactId))
      throw new Error(`thread ${_id} names a contact ${contactId} that is gone`);
    const isWritten = await MessageModel.exists({ threadId: _id, direction: 'inbound', isBackfill: false });
    if (isWritten && !isInInbox) throw new Error(`thread ${_id} holds a customer's mail and is not in the inbox`);
  }
  for (const { _id, contactId, threadId, to, delivery } of await MessageModel.find({}).lean()) {
    if (to.length === 0 && delivery) continue;
    if (contactId && !contacts.has(contactId)) throw new Error(`mail ${_id} names a contact ${contactId} that is gone`);
    if (!threads.has(threadId)) throw new Error(`mail ${_id} lies in no thread`);
  }
  for (const { _id, contactId, threadId } of await CallModel.find({}).lean()) {
    if (!contacts.has(contactId)) throw new Error(`call ${_id} names a contact that is gone`);
    if (threadId && !threads.has(threadId)) throw new Error(`call ${_id} names a thread that is gone`);
  }
}
