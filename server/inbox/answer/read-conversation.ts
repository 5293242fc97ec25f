import type { DeliveryState, Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import { MessageModel } from '../message.model.ts';
import { repliesTo } from '../replies-to.ts';

export type Conversation = {
  /** Oldest first. */
  messages: Stored<Message>[];
  /**
   * Mails that no decision was made about yet, or when all are decided, the newest one of a person; with it those whose
   * answer has not left and will not, since a newer mail voids it. Oldest first.
   */
  pending: Stored<Message>[];
};

const MESSAGES = 60;

/** What a run reads of its thread. Mail stored without effects is history and is never pending. */
export async function readConversation(threadId: string): Promise<Conversation> {
  const newest = await MessageModel.find({ threadId }).sort({ sortAt: -1, _id: -1 }).limit(MESSAGES).lean();
  const messages = newest.reverse();
  const inbound = messages.filter(({ direction, isBackfill }) => direction === 'inbound' && !isBackfill);
  const undecided = inbound.filter(({ decisionId }) => decisionId === null);
  const anew = undecided.length > 0 ? undecided : inbound.filter(isPersons).slice(-1);
  const unanswered = anew.some(isPersons) ? withoutAnswer(inbound, messages) : [];
  return { messages, pending: inbound.filter((mail) => anew.includes(mail) || unanswered.includes(mail)) };
}

/**
 * Mails that nothing is decided about and that lie further back than a run reads, the oldest first.
 * @param messages what the run has read
 */
export async function readOverlooked(
  threadId: string,
  messages: Stored<Message>[],
  { limit }: { limit: number },
): Promise<Stored<Message>[]> {
  const [oldest] = messages;
  if (!oldest || messages.length < MESSAGES) return [];
  return MessageModel.find({
    threadId,
    direction: 'inbound',
    isBackfill: false,
    decisionId: null,
    sortAt: { $lte: oldest.sortAt },
    _id: { $nin: messages.map(({ _id }) => _id) },
  })
    .sort({ sortAt: 1, _id: 1 })
    .limit(limit)
    .lean();
}

const UNSENT: DeliveryState[] = ['drafting', 'review', 'holding', 'queued', 'voided'];

/** What people wrote behind the last mail we answered, up to the newest whose answer of the AI's has not left. */
function withoutAnswer(inbound: Stored<Message>[], messages: Stored<Message>[]): Stored<Message>[] {
  const answers = messages.filter(({ direction, author }) => direction === 'outbound' && ['ai', 'agent', 'other_client'].includes(author));
  const [left, unsent] = [answers.filter((answer) => !isUnsent(answer)), answers.filter(isUnsent)];
  const isAnswered = (mail: Stored<Message>) =>
    left.some((ours) =>
      ours.delivery?.basedOn ? ours.delivery.basedOn === mail._id : ours.sortAt >= mail.sortAt && !repliesTo(mail, ours),
    );
  const from = inbound.findLastIndex(isAnswered) + 1;
  const upTo = inbound.findLastIndex(({ _id }) => unsent.some((answer) => isLost(answer) && answer.delivery?.basedOn === _id)) + 1;
  return inbound.slice(from, Math.max(from, upTo)).filter((mail) => isPersons(mail) && !isOver(mail));
}

function isUnsent({ delivery }: Stored<Message>): boolean {
  return delivery !== null && UNSENT.includes(delivery.state);
}

/** An answer that a person has touched is theirs: one that they threw away stays away. */
function isLost({ author, userId, delivery }: Stored<Message>): boolean {
  return author === 'ai' && userId === null && ['reply', 'hand_over'].includes(delivery?.purpose ?? '');
}

/** Judged to need no answer: what was said about them stands. */
function isOver({ kind }: Stored<Message>): boolean {
  return kind !== null && ['spam', 'unsubscribe', 'auto_reply', 'bounce', 'spam_report'].includes(kind);
}

function isPersons({ automaticSigns, contactId, kind, kindBy }: Stored<Message>): boolean {
  return automaticSigns.length === 0 && contactId !== null && (kindBy !== 'rule' || kind === 'unsubscribe');
}
