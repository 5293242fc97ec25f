import type { Message } from '../../../shared/message.ts';
import { insertAll } from '../../database/insert-all.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { threadOf } from '../arrive/make-thread.ts';
import { lastWordsOf, peopleOf } from '../arrive/note-arrival.ts';
import { waitingFrom } from '../arrive/wait-for-answer.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';
import type { Planned } from './plan-arrivals.ts';

type Context = { ownAddresses: string[]; answerDueAt: Date | null; edges: Pick<Edges, 'now'> };

/**
 * Opens the threads of stored mails that belong to none, each as it stands after all of its mails: one write for one
 * thread. @returns the mails whose thread somebody has made meanwhile, who must be told of them
 */
export async function openThreads(planned: Planned[], context: Context): Promise<Planned[]> {
  const at = new Date();
  const groups = [...Map.groupBy(planned, ({ message }) => message.threadId).values()];
  const threads = groups.flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { message, contact } = first;
    const thread = threadOf(message, { contact, now: context.edges.now() });
    return [{ ...thread, ...standingAfter(group, context), _id: message.threadId, createdAt: at, updatedAt: at }];
  });
  const refused = await insertAll(ThreadModel, threads);
  return [...refused].flatMap((n) => groups[n] ?? []);
}

/** What mails that have just come together tell their thread; as `noteArrival` tells it of each. */
function newsOf(group: Planned[], { ownAddresses, answerDueAt }: Context) {
  const messages = group.map(({ message }) => message);
  const news = messages.filter(({ isBackfill }) => !isBackfill);
  const newest = messages.reduce((one, other) => (other.sortAt >= one.sortAt ? other : one));
  return {
    newest: { lastMessageAt: newest.sortAt, lastWords: lastWordsOf(newest), lastAuthor: newest.author },
    participants: unique(messages.flatMap((message) => peopleOf(message, ownAddresses))),
    flags: unique(messages.flatMap(({ flags }) => flags)),
    unread: news.length,
    wroteAt: earliest(news),
    source: news.length > 0 ? (group.at(-1)?.contact.leadSource ?? '') : null,
    answer: news.length > 0 && answerDueAt ? waitingFrom(answerDueAt) : null,
  };
}

function standingAfter(group: Planned[], context: Context) {
  const { newest, participants, flags, unread, wroteAt, source, answer } = newsOf(group, context);
  return {
    ...newest,
    ...{ participants, flags, unread, messageCount: group.length, isInInbox: true, lastInboundAt: newest.lastMessageAt },
    ...(wroteAt && { milestones: { wroteAt, source: source ?? '' } }),
    ...(answer && { answer, aiState: 'waiting' as const }),
  };
}

/**
 * Tells threads that stand already of the mails that came for them: one atomic write for one thread, which decides by
 * what the thread is at that moment.
 */
export async function noteArrivals(planned: Planned[], context: Context): Promise<void> {
  if (planned.length === 0) return;
  const groups = Map.groupBy(planned, ({ message }) => message.threadId);
  const counts = await countMessages([...groups.keys()]);
  const writes = [...groups].map(([_id, group]) => ({
    updateOne: { filter: { _id }, update: [{ $set: tellingOf(newsOf(group, context), counts.get(_id) ?? group.length) }] },
  }));
  await ThreadModel.collection.bulkWrite(writes as never, { ordered: false });
}

/** As a stage of an update: every word of a mail is literal, since a leading $ would name a field. */
function tellingOf({ newest, participants, flags, unread, wroteAt, source, answer }: ReturnType<typeof newsOf>, messageCount: number) {
  const isNewest = { $lte: ['$lastMessageAt', newest.lastMessageAt] };
  const isClaimed = { $eq: ['$answer.state', 'claimed'] };
  const isQuiet = { $and: [{ $eq: ['$isTakenOver', false] }, { $in: ['$aiState', ['idle', 'waiting']] }, { $not: isClaimed }] };
  return {
    ...Object.fromEntries(Object.entries(newest).map(([field, value]) => [field, { $cond: [isNewest, { $literal: value }, `$${field}`] }])),
    lastInboundAt: { $max: ['$lastInboundAt', newest.lastMessageAt] },
    participants: withMore('$participants', participants),
    flags: withMore('$flags', flags),
    unread: { $add: ['$unread', unread] },
    ...{ messageCount, isInInbox: true, updatedAt: new Date() },
    ...(wroteAt && {
      ...{ status: 'open', snoozedUntil: null },
      'milestones.wroteAt': { $min: ['$milestones.wroteAt', wroteAt] },
      'milestones.source': { $literal: source },
    }),
    ...(answer && {
      answer: { $cond: [isClaimed, { $mergeObjects: ['$answer', { dueAt: answer.dueAt, lastError: null }] }, { $literal: answer }] },
      aiState: { $cond: [isQuiet, 'waiting', '$aiState'] },
    }),
  };
}

/** `$addToSet` with `$each`, for an update with stages. */
const withMore = (field: string, words: string[]) => ({
  $concatArrays: [field, { $filter: { input: { $literal: words }, cond: { $not: { $in: ['$$this', field] } } } }],
});

async function countMessages(threadIds: string[]): Promise<Map<string, number>> {
  const said = { threadId: { $in: threadIds }, $or: [{ delivery: null }, { 'delivery.state': { $in: ['accepted', 'confirmed'] } }] };
  const counts = await MessageModel.collection
    .aggregate<{ _id: string; count: number }>([{ $match: said }, { $group: { _id: '$threadId', count: { $sum: 1 } } }])
    .toArray();
  return new Map(counts.map(({ _id, count }) => [_id, count]));
}

const unique = (words: string[]) => [...new Set(words)];

function earliest(messages: Stored<Message>[]): Date | null {
  return messages.reduce<Date | null>((least, { sortAt }) => (least && least <= sortAt ? least : sortAt), null);
}
