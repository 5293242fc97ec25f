import type { Call } from '../../shared/call.ts';
import type { Contact } from '../../shared/contact.ts';
import type { JobCounts } from '../../shared/job.ts';
import type { Settings } from '../../shared/settings.ts';
import { contactById } from '../contacts/find-contacts.ts';
import type { Stored } from '../database/model-from.ts';
import type { JobEdges } from '../edges.ts';
import { requireThread } from '../inbox/desk/show-thread.ts';
import { openThread } from '../inbox/outbox/open-thread.ts';
import { queueMessage } from '../inbox/outbox/queue-message.ts';
import type { SenderEdges } from '../inbox/outbox/sender.ts';
import { loadSettings } from '../settings/load-settings.ts';
import { CallModel } from './call.model.ts';
import { type CallMail, writeCallMail } from './letters/write-call-mail.ts';
import { writeInvitation } from './letters/write-invitation.ts';

type CallEdges = JobEdges & SenderEdges;
type StoredCall = Stored<Call> & { notice?: CallMail | null };

const BATCH = 100;

/**
 * Writes the mail that calls owe their customers: the news of a booking, a change or a cancellation, and one reminder
 * before each call. The mail has a fixed key and is queued before the call is marked, so a repeat mails nobody twice.
 */
export async function remindCalls(edges: CallEdges): Promise<JobCounts> {
  const settings = await loadSettings(edges.now());
  const counts = { told: 0, reminded: 0, failed: 0 };
  for (const call of await callsWithNews()) {
    if (edges.signal.aborted) break;
    const done = await tell(call, { what: call.notice ?? 'change', settings, edges });
    counts[done ? 'told' : 'failed'] += 1;
  }
  for (const call of await callsToRemindOf(edges.now())) {
    if (edges.signal.aborted) break;
    const done = await tell(call, { what: 'reminder', settings, edges });
    counts[done ? 'reminded' : 'failed'] += 1;
  }
  return counts;
}

async function callsWithNews(): Promise<StoredCall[]> {
  return CallModel.find({ notice: { $type: 'string' } })
    .sort({ updatedAt: 1 })
    .limit(BATCH)
    .lean();
}

async function callsToRemindOf(now: Date): Promise<StoredCall[]> {
  return CallModel.find({ state: 'booked', remindAt: { $lte: now }, remindedAt: null, startsAt: { $gt: now } })
    .sort({ remindAt: 1 })
    .limit(BATCH)
    .lean();
}

type Telling = { what: CallMail; settings: Settings; edges: CallEdges };

/** One failing call must not keep the others from their reminder; it is tried again at the next run. */
async function tell(call: StoredCall, { what, settings, edges }: Telling): Promise<boolean> {
  try {
    const contact = await contactById(call.contactId);
    if (contact) await queueCallMail(call, { what, settings, edges, contact });
    // Conditional on the sequence: a change in between owes its own mail.
    const unchanged = { _id: call._id, sequence: call.sequence };
    await CallModel.updateOne(unchanged, { $set: what === 'reminder' ? { remindedAt: edges.now() } : { notice: null } });
    edges.publish('call.changed', { callId: call._id });
    return true;
  } catch (error) {
    edges.log.error({ callId: call._id, what, error }, 'a mail about a call could not be written');
    return false;
  }
}

async function queueCallMail(call: StoredCall, { what, settings, edges, contact }: Telling & { contact: Stored<Contact> }): Promise<void> {
  const thread = call.threadId ? await requireThread(call.threadId) : null;
  const sender = await edges.senderFor(thread?.mailboxId ?? null);
  if (!sender) throw new Error('no mailbox is connected');
  const mail = writeCallMail(what, call, { contact, settings, publicUrl: edges.publicUrl });
  const { _id: threadId } =
    thread ??
    // The call's own id names its thread, so that a repeat finds the same one.
    (await openThread(
      { contactId: contact._id, mailboxId: sender.mailboxId, subject: mail.subject, isInInbox: true, threadId: call._id },
      edges,
    ));
  const attendee = { address: contact.email, name: `${contact.firstName} ${contact.lastName}`.trim() };
  await queueMessage(
    {
      threadId,
      contactId: contact._id,
      mailboxId: sender.mailboxId,
      key: `${what === 'reminder' ? 'reminder' : `call-${what}`}:${call._id}${call.sequence > 0 ? `:${call.sequence}` : ''}`,
      purpose: what === 'reminder' ? 'reminder' : 'system',
      author: 'system',
      from: sender.from,
      to: attendee,
      ...mail,
      epoch: null,
      state: 'holding',
      calendar:
        what === 'reminder'
          ? null
          : writeInvitation(call, { organizer: sender.from, attendee, brokerage: settings.brokerage, now: edges.now() }),
    },
    edges,
  );
}
