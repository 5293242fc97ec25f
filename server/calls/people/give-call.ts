import type { Call } from '../../../shared/call.ts';
import { contactById } from '../../contacts/find-contacts.ts';
import { isDuplicateKey } from '../../database/connect.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges, JobEdges } from '../../edges.ts';
import { AppError, notFound } from '../../errors.ts';
import { requireThread } from '../../inbox/desk/show-thread.ts';
import { userById } from '../../users/find-users.ts';
import { publishCall } from '../book-call.ts';
import { CallModel } from '../call.model.ts';
import { notBooked, requireCall } from '../change-call.ts';
import { takenWhenGiven } from '../slots/minutes-taken.ts';
import { settleUntold } from './call-a-person.ts';

type Given = { callId: string; agentId: string };

/** Gives a booked call to a person, who is told of it; the customer's call stays as it is. */
export async function giveCall({ callId, agentId }: Given, edges: Edges): Promise<Stored<Call>> {
  const [call, person] = await Promise.all([requireCall(callId), userById(agentId)]);
  if (!person) throw notFound('user', agentId);
  if (call.state !== 'booked') throw notBooked(callId);
  if (call.agentId === agentId) return call;
  const given = (await isBusy(call, agentId)) ? null : await hand(call, agentId);
  if (!given) {
    const userMessage = `${person.name} has another call at that time.`;
    throw new AppError('CONFLICT', { message: `call ${callId} could not be given to ${agentId}`, userMessage });
  }
  publishCall({ callId, contactId: call.contactId, threadId: call.threadId }, edges);
  await settleUntold(edges);
  return given;
}

/** Calls without a person go to whoever has the conversation, or the lead, by now. Who is busy then is spared. */
export async function adoptCalls(edges: JobEdges): Promise<void> {
  const alone = { agentId: null, state: 'booked' as const, startsAt: { $gt: edges.now() } };
  for (const call of await CallModel.find(alone).sort({ startsAt: 1 }).limit(100).lean()) {
    if (edges.signal.aborted) return;
    const agentId = await ownerOf(call);
    if (!agentId || !(await userById(agentId))) continue;
    await giveCall({ callId: call._id, agentId }, edges).catch((error) => {
      if (!(error instanceof AppError)) throw error;
      edges.log.info({ callId: call._id, agentId, error: error.message }, 'a call stays without a person');
    });
  }
}

async function ownerOf({ threadId, contactId }: Stored<Call>): Promise<string | null> {
  const thread = threadId ? await requireThread(threadId).catch(() => null) : null;
  return thread?.ownerId ?? (await contactById(contactId))?.ownerId ?? null;
}

async function isBusy({ _id, startsAt, endsAt }: Stored<Call>, agentId: string): Promise<boolean> {
  const other = { _id: { $ne: _id }, agentId, state: 'booked' as const, startsAt: { $lt: endsAt }, endsAt: { $gt: startsAt } };
  return (await CallModel.exists(other)) !== null;
}

/** Null when it changed at this very moment, or the person was given another one. */
async function hand(call: Stored<Call>, agentId: string): Promise<Stored<Call> | null> {
  const as = { _id: call._id, state: 'booked' as const, agentId: call.agentId, startsAt: call.startsAt };
  const change = { $set: { agentId, minutes: takenWhenGiven(call, agentId), agentNotice: 'confirmation' as const } };
  return CallModel.findOneAndUpdate(as, change, { returnDocument: 'after' })
    .lean()
    .catch((error) => {
      if (isDuplicateKey(error)) return null;
      throw error;
    });
}
