import type { QueryFilter } from 'mongoose';
import { nameOrAddress } from '../../../shared/full-name.ts';
import type { InsightsItem, InsightsMetric, InsightsSpan } from '../../../shared/insights.ts';
import type { Message } from '../../../shared/message.ts';
import type { Thread } from '../../../shared/thread.ts';
import { contactsByIds } from '../../contacts/find-contacts.ts';
import type { Stored } from '../../database/model-from.ts';
import { after, cutPage, readCursor } from '../../keyset.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';
import { answeredIn } from './count-answers.ts';
import { arrivedIn } from './count-arrivals.ts';
import { leadsOf, reached } from './count-funnel.ts';
import { UNANSWERED } from './count-open.ts';
import { discardedIn, editedIn } from './count-touched.ts';

export type Behind = {
  span: InsightsSpan;
  metric: InsightsMetric;
  timeZone: string;
  /** The mails that were counted, where only another room knows them. */
  messageIds?: string[];
  cursor?: string | null;
  limit: number;
};
type Page = { items: InsightsItem[]; nextCursor: string | null };

/** What a number of Insights counted, one by one and the newest first: mails in their threads, or threads. */
export async function listBehind(behind: Behind): Promise<Page> {
  const { metric, span } = behind;
  switch (metric.of) {
    case 'answers':
      return mailsBehind(answeredIn(span, metric.way), 'answered.at', behind);
    case 'arrivals':
      return mailsBehind({ ...arrivedIn(span), ...(metric.kind && { kind: kindOf(metric.kind) }) }, 'sortAt', behind);
    case 'hour':
      return mailsBehind({ ...arrivedIn(span), $expr: isAt(metric, behind.timeZone) }, 'sortAt', behind);
    case 'corrections':
      return mailsBehind(correctedIn(behind, metric.what), 'sortAt', behind);
    case 'funnel': {
      const { step, source, campaignId } = metric;
      const came = { ...leadsOf(span), [reached(step)]: step === 'wrote' ? leadsOf(span)['milestones.wroteAt'] : { $type: 'date' } };
      const through = source === undefined ? {} : { 'milestones.source': source === '' ? { $in: ['', null] } : source };
      return threadsBehind({ ...came, ...through, ...(campaignId && { campaignIds: campaignId }) }, 'milestones.wroteAt', behind);
    }
    case 'unanswered':
      return threadsBehind(UNANSWERED, 'lastMessageAt', behind);
  }
}

const kindOf = (kind: string) => (kind === 'unread' ? null : kind) as Message['kind'];

function isAt({ weekday, hour }: { weekday: number; hour: number }, timezone: string) {
  const at = { date: '$sortAt', timezone };
  return { $and: [{ $eq: [{ $isoDayOfWeek: at }, weekday] }, { $eq: [{ $hour: at }, hour] }] };
}

function correctedIn({ span, messageIds = [] }: Behind, what: 'reclassified' | 'edited' | 'discarded' | 'guardFailed') {
  if (what === 'edited') return editedIn(span);
  if (what === 'discarded') return discardedIn(span);
  return what === 'reclassified' ? { ...arrivedIn(span), kindBy: 'person' as const } : { _id: { $in: messageIds } };
}

async function mailsBehind(filter: QueryFilter<Stored<Message>>, field: 'sortAt' | 'answered.at', behind: Behind): Promise<Page> {
  const { cursor, limit } = behind;
  const found = await MessageModel.find({ $and: [filter, after(field, readCursor(cursor))] })
    .select('threadId contactId subject kind sortAt answered')
    .sort({ [field]: -1, _id: -1 })
    .limit(limit + 1)
    .lean();
  const atOf = ({ sortAt, answered }: Pick<Message, 'sortAt' | 'answered'>) => (field === 'answered.at' && answered?.at) || sortAt;
  const { rows, nextCursor } = cutPage(found, limit, (mail) => ({ at: atOf(mail), id: mail._id }));
  const nameOf = await names(rows);
  const items = rows.map((mail) => {
    const waitedMs = field === 'answered.at' ? (mail.answered?.waitedMs ?? null) : null;
    return {
      id: mail._id,
      threadId: mail.threadId,
      at: atOf(mail),
      subject: mail.subject,
      contactName: nameOf(mail),
      kind: mail.kind,
      waitedMs,
    };
  });
  return { items, nextCursor };
}

async function threadsBehind(
  filter: QueryFilter<Stored<Thread>>,
  field: 'milestones.wroteAt' | 'lastMessageAt',
  behind: Behind,
): Promise<Page> {
  const { cursor, limit } = behind;
  const found = await ThreadModel.find({ $and: [filter, after(field, readCursor(cursor))] })
    .sort({ [field]: -1, _id: -1 })
    .limit(limit + 1)
    .lean();
  const atOf = ({ milestones, lastMessageAt }: Stored<Thread>) => (field === 'milestones.wroteAt' && milestones?.wroteAt) || lastMessageAt;
  const { rows, nextCursor } = cutPage(found, limit, (thread) => ({ at: atOf(thread), id: thread._id }));
  const nameOf = await names(rows);
  const items = rows.map((thread) => {
    const { _id: id, subject, kind } = thread;
    return { id, threadId: id, at: atOf(thread), subject, contactName: nameOf(thread), kind, waitedMs: null };
  });
  return { items, nextCursor };
}

async function names(rows: { contactId: string | null }[]): Promise<(row: { contactId: string | null }) => string> {
  const contacts = await contactsByIds([...new Set(rows.flatMap(({ contactId }) => contactId ?? []))]);
  const byId = new Map(contacts.map((one) => [one._id, nameOrAddress(one)]));
  return ({ contactId }) => byId.get(contactId ?? '') ?? '';
}
