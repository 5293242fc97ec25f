import type { Message } from '../shared/message.ts';
import type { User } from '../shared/user.ts';
import { renderAgentReply } from './ai/answer/render-agent-reply.ts';
import { requireOfferable } from './calls/slots/slots-to-offer.ts';
import type { Stored } from './database/model-from.ts';
import type { Edges } from './edges.ts';
import { requireThread } from './inbox/desk/show-thread.ts';
import { replyAsAgent, withdrawReply } from './inbox/reply.ts';
import { newestUnseen, refuseUnseen } from './inbox/unseen.ts';
import { userNames } from './users/find-users.ts';

type DeskReply = {
  threadId: string;
  /** As it was typed: Markdown. */
  text: string;
  listingKeys?: string[];
  /** Times for a call, set under the words and on offer from then on. */
  slotIds?: string[];
  attachmentIds?: string[];
  /** The last mail the writer saw. */
  basedOn?: string;
  /** Sent whoever wrote meanwhile. */
  force?: boolean;
};

/**
 * What a person typed goes out as a letter, with listings and times for a call.
 * @throws AppError CONFLICT when anybody wrote after the last mail that the writer saw; BAD_INPUT for a listing or a time that
 *   cannot be offered any more
 */
export async function replyFromDesk(
  { basedOn, force, slotIds = [], ...asked }: DeskReply,
  user: Pick<User, 'id' | 'name'>,
  edges: Edges,
): Promise<Stored<Message>> {
  const reply = { ...asked, threadId: (await requireThread(asked.threadId))._id };
  const seen = basedOn && !force ? { threadId: reply.threadId, lastSeenId: basedOn } : null;
  if (seen) await refuseIf(await newestUnseen(seen), user.id);
  const slots = await requireOfferable(slotIds, edges);
  const rendered = await renderAgentReply({ ...reply, slots }, { now: edges.now(), publicUrl: edges.publicUrl });
  const queued = await replyAsAgent({ ...reply, ...rendered, userId: user.id, agentName: user.name }, edges);
  // Of two windows in one moment, each has looked before the mail of the other was there: both look once more.
  const unseen = seen && (await newestUnseen({ ...seen, exceptId: queued._id }));
  if (unseen && (await withdrawReply(queued, edges))) await refuseIf(unseen, user.id);
  return queued;
}

async function refuseIf(unseen: Stored<Message> | null, userId: string): Promise<void> {
  if (!unseen) return;
  const name = unseen.userId === userId ? 'You' : (await userNames([unseen.userId])).get(unseen.userId ?? '');
  refuseUnseen(unseen, name ?? 'A colleague');
}
