import { isKept } from '../../inbox/answer/note-triage.ts';
import { DecisionModel } from '../decision.model.ts';

export async function repointDecisions({ from, to }: { from: string; to: string }): Promise<void> {
  await DecisionModel.updateMany({ contactId: from }, { $set: { contactId: to } });
}

/** What the AI noted of somebody's mails holds their words. */
export async function forgetDecisions({
  contactId,
  messageIds,
  threadIds,
}: {
  contactId: string;
  messageIds: string[];
  threadIds: string[];
}): Promise<void> {
  await DecisionModel.deleteMany({ $or: [{ messageId: { $in: messageIds } }, { threadId: { $in: threadIds } }, { contactId }] });
}

/** The record of a run that did not know that its mail was being erased goes after it. */
export async function forgetIfErased(messageId: string): Promise<void> {
  if (!(await isKept(messageId))) await DecisionModel.deleteOne({ messageId });
}
