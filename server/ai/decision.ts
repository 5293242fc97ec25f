import { type Decision, decisionSchema } from '../../shared/decision.ts';
import { newId, present } from '../database/model-from.ts';
import { DecisionModel } from './decision.model.ts';

export type NewDecision = Omit<Decision, 'id' | 'createdAt' | 'updatedAt' | 'engine'> & Partial<Pick<Decision, 'engine'>>;

/**
 * Writes down why one mail was dealt with as it was. One record per mail: a later run replaces it, but the model calls
 * of earlier runs stay, since they were made and paid for.
 * @returns the record's id
 */
export async function recordDecision({ modelCalls, engine = [], ...decision }: NewDecision): Promise<string> {
  const recorded = await DecisionModel.findOneAndUpdate(
    { messageId: decision.messageId },
    { $set: { ...decision, engine }, $push: { modelCalls: { $each: modelCalls } }, $setOnInsert: { _id: newId() } },
    { upsert: true, returnDocument: 'after', projection: { _id: 1 } },
  ).lean();
  if (!recorded) throw new Error(`the decision about ${decision.messageId} was not stored`);
  return recorded._id;
}

/** The "Why" of one inbound mail; null when nothing was decided about it yet. */
export async function decisionOf(messageId: string): Promise<Decision | null> {
  const found = await DecisionModel.findOne({ messageId }).lean();
  return found && present(decisionSchema, found);
}

/** Every decision of a thread, oldest first. */
export async function decisionsOfThread(threadId: string): Promise<Decision[]> {
  const found = await DecisionModel.find({ threadId }).sort({ createdAt: 1 }).limit(200).lean();
  return found.map((decision) => present(decisionSchema, decision));
}

/** The decisions about these mails, oldest first: wherever their conversation was joined or split since. */
export async function decisionsOfMails(messageIds: string[]): Promise<Decision[]> {
  const found = await DecisionModel.find({ messageId: { $in: messageIds } })
    .sort({ createdAt: 1 })
    .limit(300)
    .lean();
  return found.map((decision) => present(decisionSchema, decision));
}
