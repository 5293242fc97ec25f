import type { Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import { MessageModel } from '../message.model.ts';

export type Conversation = {
  /** Oldest first. */
  messages: Stored<Message>[];
  /** Mails that no decision was made about yet; when all are decided, the newest one of a person alone. Oldest first. */
  pending: Stored<Message>[];
};

const MESSAGES = 60;

/** What a run reads of its thread. Mail stored without effects is history and is never pending. */
export async function readConversation(threadId: string): Promise<Conversation> {
  const newest = await MessageModel.find({ threadId }).sort({ sortAt: -1, _id: -1 }).limit(MESSAGES).lean();
  const messages = newest.reverse();
  const inbound = messages.filter(({ direction, isBackfill }) => direction === 'inbound' && !isBackfill);
  const undecided = inbound.filter(({ decisionId }) => decisionId === null);
  return { messages, pending: undecided.length > 0 ? undecided : inbound.filter(isPersons).slice(-1) };
}

function isPersons({ automaticSigns, contactId, kind, kindBy }: Stored<Message>): boolean {
  return automaticSigns.length === 0 && contactId !== null && (kindBy !== 'rule' || kind === 'unsubscribe');
}
