import type { Message } from '../../../shared/message.ts';
import { areUnwanted } from '../../contacts/consent/unwanted.ts';
import { contactByAddress, contactById } from '../../contacts/find-contacts.ts';
import type { Stored } from '../../database/model-from.ts';
import { loadSettings } from '../../settings/load-settings.ts';
import { MessageModel } from '../message.model.ts';
import { isEmptied } from '../people/emptied.ts';
import { hasLeftUnknown } from '../restored/forgotten.ts';
import { ThreadModel } from '../thread.model.ts';
import { FOLLOWS_REPLY_TO, type SendFacts, type Verdict, whyNotSend } from './why-not-send.ts';

const HOUR = 3_600_000;
const QUICK_MS = 10_000;
const LAST_ANSWERS = 3;

/** Other rooms know whether what a mail tells still holds, and when it may come; the sender is given their word. */
export type TruthEdges = {
  whyUntrue?: (message: Stored<Message>, now: Date) => Promise<string | null>;
  /** The same of many mails of campaigns. */
  whyUntrueAmong?: (messages: Stored<Message>[]) => Promise<(string | null)[]>;
  /** The moment before which a mail that code wrote by itself would be unwelcome. */
  notBefore?: (message: Stored<Message>, now: Date) => Promise<Date | null>;
  /** Told when an answer of the AI is given to a person instead of being sent. */
  noteReview?: (message: Stored<Message>, reason: string) => Promise<void>;
};

/** Reads what `whyNotSend` has to know and asks it. */
export async function weighSending(message: Stored<Message>, now: Date, edges: TruthEdges = {}): Promise<Verdict> {
  const { delivery } = message;
  if (!delivery) return { act: 'void', reason: 'this is not a mail of ours' };
  const settings = await loadSettings(now);
  return whyNotSend({ ...message, delivery }, await readFacts(message, now, edges), {
    limits: settings.ai,
    timeZone: settings.brokerage.timeZone,
    now,
  });
}

async function readFacts(message: Stored<Message>, now: Date, { whyUntrue, notBefore }: TruthEdges): Promise<SendFacts> {
  const purpose = message.delivery?.purpose;
  const [thread, itself, basedOn] = await Promise.all([
    ThreadModel.findById(message.threadId, { epoch: 1, isTakenOver: 1, lastInboundAt: 1, mode: 1, kind: 1 }).lean(),
    MessageModel.findById(message._id, { direction: 1, delivery: 1, to: 1 }).lean(),
    message.delivery?.basedOn ? MessageModel.findById(message.delivery.basedOn).lean() : null,
  ]);
  const facts: SendFacts = {
    thread,
    isErased: itself === null || isEmptied(itself),
    hasLeftUnknown: await hasLeftUnknown(message, message.author === 'ai' ? basedOn : null),
    untrue: (await whyUntrue?.(message, now)) ?? null,
    notBefore: (await notBefore?.(message, now)) ?? null,
    hasNewerMail: basedOn !== null && (await isOvertaken(basedOn, message)),
    isUnwanted: (purpose === 'campaign' || purpose === 'follow_up') && (await isUnwanted(message)),
    hasOptedOutSince: message.author === 'ai' && message.userId === null && (await hasOptedOutSince(basedOn)),
    isToStranger:
      message.userId === null && purpose !== undefined && FOLLOWS_REPLY_TO.includes(purpose) && (await isToStranger(message, basedOn)),
    automaticSentAt: [],
    mailboxAutomaticLastHour: 0,
    isSameTextAgain: false,
    quickReturns: 0,
  };
  if (message.author !== 'ai' || message.userId !== null) return facts;
  const sent = await automaticAnswers(message, now);
  return {
    ...facts,
    automaticSentAt: sent.map(({ at }) => at),
    mailboxAutomaticLastHour: await mailboxAutomatic(message, now),
    isSameTextAgain: basedOn !== null && (await isSameTextAgain(basedOn, sent)),
    quickReturns: await countQuickReturns(message),
  };
}

async function isToStranger({ to: [recipient], contactId }: Stored<Message>, basedOn: Stored<Message> | null): Promise<boolean> {
  if (!recipient || recipient.address === basedOn?.from.address) return false;
  const known = await contactByAddress(recipient.address);
  return known === null || known._id !== contactId;
}

async function hasOptedOutSince(basedOn: Stored<Message> | null): Promise<boolean> {
  const contact = basedOn?.contactId ? await contactById(basedOn.contactId) : null;
  if (!basedOn || !contact) return false;
  const { state, at } = contact.consent;
  return (state === 'unsubscribed' || state === 'complained') && at !== null && at > basedOn.sortAt;
}

async function isUnwanted({ to, contactId }: Stored<Message>): Promise<boolean> {
  return (await areUnwanted([{ address: to[0]?.address ?? '', contactId }]))[0] === true;
}

/**
 * Machines' mail does not overtake: a delivery report must not cost the customer the answer. Nor does a second copy of
 * the very mail that is answered (a list's, another mailbox's): nobody would answer that one. Nor does one that was dealt
 * with before this was begun: the mail that is answered was written earlier and came later, out of another mailbox.
 */
async function isOvertaken(basedOn: Stored<Message>, { createdAt }: Stored<Message>): Promise<boolean> {
  const newest = await MessageModel.findOne({
    threadId: basedOn.threadId,
    direction: 'inbound',
    isBackfill: false,
    automaticSigns: { $size: 0 },
    $and: [
      basedOn.messageId ? { $or: [{ _id: basedOn._id }, { messageId: { $ne: basedOn.messageId } }] } : {},
      { $or: [{ _id: basedOn._id }, { decisionId: null }, { createdAt: { $gt: createdAt } }] },
    ],
  })
    .sort({ sortAt: -1, _id: -1 })
    .lean();
  if (!newest || newest._id === basedOn._id) return false;
  const [a, b] = [newest.sortAt.getTime(), basedOn.sortAt.getTime()];
  return a > b || (a === b && newest._id > basedOn._id);
}

/** Of two that are claimed at the same moment, the older id counts for the other, so that they do not both step back. */
const alreadyLeft = (message: Stored<Message>) => ({
  $or: [
    { 'delivery.state': { $in: ['handing_over', 'accepted', 'confirmed', 'uncertain'] as const } },
    { 'delivery.state': 'claimed' as const, _id: { $lt: message._id } },
  ],
});

const automatic = { author: 'ai' as const, userId: null, 'delivery.purpose': { $in: ['reply', 'hand_over'] as const } };

async function automaticAnswers(message: Stored<Message>, now: Date): Promise<{ at: Date; basedOn: string | null }[]> {
  const whose = message.contactId ? { contactId: message.contactId } : { threadId: message.threadId };
  const sent = await MessageModel.find({
    ...whose,
    ...automatic,
    ...alreadyLeft(message),
    _id: { $ne: message._id },
    sortAt: { $gte: new Date(now.getTime() - 24 * HOUR) },
  }).lean();
  return sent.flatMap(({ delivery, sortAt }) =>
    delivery ? [{ at: delivery.acceptedAt ?? delivery.handingOverAt ?? sortAt, basedOn: delivery.basedOn }] : [],
  );
}

async function mailboxAutomatic(message: Stored<Message>, now: Date): Promise<number> {
  const since = new Date(now.getTime() - HOUR);
  return MessageModel.countDocuments({ mailboxId: message.mailboxId, ...automatic, 'delivery.acceptedAt': { $gte: since } });
}

async function isSameTextAgain(basedOn: Stored<Message>, sent: { basedOn: string | null }[]): Promise<boolean> {
  const answered = sent.flatMap(({ basedOn: id }) => (id && id !== basedOn._id ? [id] : []));
  const text = basedOn.visibleText.trim();
  if (answered.length === 0 || text === '') return false;
  const earlier = await MessageModel.find({ _id: { $in: answered } }, { visibleText: 1 }).lean();
  return earlier.some(({ visibleText }) => visibleText.trim() === text);
}

/** Of our last three answers in this thread, those that were followed by a mail within ten seconds. */
async function countQuickReturns({ threadId }: Stored<Message>): Promise<number> {
  const answers = await MessageModel.find({ threadId, ...automatic, 'delivery.acceptedAt': { $type: 'date' } })
    .sort({ 'delivery.acceptedAt': -1 })
    .limit(LAST_ANSWERS)
    .lean();
  const returned = answers.map(async ({ delivery }) => {
    // INTERNALDATE counts whole seconds.
    const left = Math.floor((delivery?.acceptedAt?.getTime() ?? 0) / 1000) * 1000;
    const window = { $gte: new Date(left), $lt: new Date(left + QUICK_MS) };
    return (await MessageModel.exists({ threadId, direction: 'inbound', sortAt: window })) !== null;
  });
  return (await Promise.all(returned)).filter(Boolean).length;
}
