import type { Call } from '../../../shared/call.ts';
import type { JobCounts } from '../../../shared/job.ts';
import type { Settings } from '../../../shared/settings.ts';
import { contactById } from '../../contacts/find-contacts.ts';
import type { Stored } from '../../database/model-from.ts';
import type { JobEdges } from '../../edges.ts';
import { loadSettings } from '../../settings/load-settings.ts';
import { CallModel } from '../call.model.ts';
import type { CallMail } from '../letters/write-call-mail.ts';
import { callForUntold, settleUntold } from '../people/call-a-person.ts';
import { adoptCalls } from '../people/give-call.ts';
import { whomToTell } from '../people/whom-to-tell.ts';
import { settleCarried } from './carry-notice.ts';
import { type CallEdges, queueAgentMail, queueCallMail } from './queue-call-mail.ts';
import { whyNotTell } from './why-untrue.ts';

type RemindEdges = JobEdges & CallEdges;
type StoredCall = Stored<Call> & { notice?: CallMail | null; agentNotice?: CallMail | null };

const BATCH = 100;

/**
 * Writes the mail that calls owe: to the customer and to the agent the news of a booking, a change or a cancellation,
 * and to both one reminder before each call. What an answer of the AI tells waits for that answer. The mail has a fixed key and is queued before the call is marked, so a
 * repeat mails nobody twice.
 */
export async function remindCalls(edges: RemindEdges): Promise<JobCounts> {
  const settings = await loadSettings(edges.now());
  const counts = { told: 0, reminded: 0, failed: 0 };
  await settleCarried(edges);
  await adoptCalls(edges);
  for (const { call, what, field } of await mailsOwed(edges.now())) {
    if (edges.signal.aborted) break;
    const done = await tell(call, { what, field, settings, edges });
    if (!done) counts.failed += 1;
    else if (field === 'notice') counts.told += 1;
    else if (field === 'remindedAt') counts.reminded += 1;
  }
  await settleUntold(edges);
  return counts;
}

type Field = 'notice' | 'agentNotice' | 'remindedAt';
type Owed = { call: StoredCall; what: CallMail; field: Field };

async function mailsOwed(now: Date): Promise<Owed[]> {
  const [customers, agents, due] = await Promise.all([
    CallModel.find({ notice: { $type: 'string' }, carriedBy: null })
      .sort({ updatedAt: 1 })
      .limit(BATCH)
      .lean(),
    CallModel.find({ agentNotice: { $type: 'string' } })
      .sort({ updatedAt: 1 })
      .limit(BATCH)
      .lean(),
    CallModel.find({ state: 'booked', remindAt: { $lte: now }, remindedAt: null, startsAt: { $gt: now } })
      .sort({ remindAt: 1 })
      .limit(BATCH)
      .lean(),
  ]);
  return [
    ...customers.map((call: StoredCall) => ({ call, what: call.notice ?? 'change', field: 'notice' as const })),
    ...agents.map((call: StoredCall) => ({ call, what: call.agentNotice ?? 'change', field: 'agentNotice' as const })),
    ...due.map((call) => ({ call, what: 'reminder' as const, field: 'remindedAt' as const })),
  ];
}

type Telling = { what: CallMail; field: Field; settings: Settings; edges: RemindEdges };

/** One failing call must not keep the others from their reminder; it is tried again at the next run. */
async function tell(call: StoredCall, { what, field, settings, edges }: Telling): Promise<boolean> {
  try {
    const isSo = whyNotTell(call, { what, sequence: call.sequence }, edges.now()) === null;
    const contact = isSo ? await contactById(call.contactId) : null;
    const address = field === 'notice' ? '' : await whomToTell(call.agentId);
    if (contact && field !== 'agentNotice') await queueCallMail(call, { what, settings, contact }, edges);
    if (contact && address) await queueAgentMail(call, { what, settings, contact, address }, edges);
    if (contact && field === 'agentNotice' && !address) await callForUntold(call, settings, edges);
    // Conditional on the sequence: a change in between owes its own mail.
    const unchanged = { _id: call._id, sequence: call.sequence };
    await CallModel.updateOne(unchanged, { $set: { [field]: field === 'remindedAt' ? edges.now() : null } });
    if (field !== 'agentNotice') edges.publish('call.changed', { callId: call._id });
    return true;
  } catch (error) {
    edges.log.error({ callId: call._id, what, error }, 'a mail about a call could not be written');
    return false;
  }
}
