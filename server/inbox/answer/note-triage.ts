import type { Triage } from '../../../shared/decision.ts';
import type { Message } from '../../../shared/message.ts';
import type { Thread } from '../../../shared/thread.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { MessageModel } from '../message.model.ts';
import { weighWriters } from '../people/weigh-writers.ts';
import { ThreadModel } from '../thread.model.ts';

type Noted = {
  mail: Stored<Message>;
  thread: Pick<Stored<Thread>, '_id' | 'exchanges' | 'kind'>;
  triage: Triage;
  by: 'rule' | 'model' | 'person';
};

/** Writes down what a mail is, on the mail and, unless a machine wrote into a person's thread, on the thread. */
export async function noteTriage({ mail, thread, triage, by }: Noted, edges: Edges): Promise<void> {
  const { kind, confidence } = triage;
  // A person may have reclassified it while the model was thinking: their word stands.
  const said = await MessageModel.updateOne({ _id: mail._id, kindBy: { $ne: 'person' } }, { $set: { kind, kindBy: by, confidence } });
  if (said.matchedCount > 0) await weighWriters([{ ...mail, kind, kindBy: by }], edges);
  // A conversation that we answered does not go among the spam on a model's word.
  const isSpamInTalk = by === 'model' && kind === 'spam' && thread.exchanges > 0;
  const isPersons = (by !== 'rule' && !isSpamInTalk) || kind === 'unsubscribe' || thread.kind === null;
  const change = { ...(isPersons && { kind }), ...(triage.refusesCall && { callRefusedAt: thread.exchanges + 1 }) };
  if (Object.keys(change).length > 0) await ThreadModel.updateOne({ _id: thread._id }, { $set: change });
  edges.publish('thread.changed', { threadId: thread._id });
}

/** The decision about a mail is made: the next run does not take the mail up again. */
export async function noteDecision(messageId: string, decisionId: string): Promise<void> {
  await MessageModel.updateOne({ _id: messageId }, { $set: { decisionId } });
}

/** False for a mail whose contact was erased while it was thought about. */
export async function isKept(messageId: string): Promise<boolean> {
  return (await MessageModel.exists({ _id: messageId })) !== null;
}
