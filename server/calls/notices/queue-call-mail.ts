import type { Call } from '../../../shared/call.ts';
import type { Contact } from '../../../shared/contact.ts';
import { fullName, nameOrAddress } from '../../../shared/full-name.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { requireThread } from '../../inbox/desk/show-thread.ts';
import { openThread } from '../../inbox/outbox/open-thread.ts';
import { queueMessage } from '../../inbox/outbox/queue-message.ts';
import type { SenderEdges } from '../../inbox/outbox/sender.ts';
import { writeAgentMail } from '../letters/write-agent-mail.ts';
import { type CallMail, writeCallMail } from '../letters/write-call-mail.ts';
import { writeInvitation } from '../letters/write-invitation.ts';

export type CallEdges = Edges & SenderEdges;
type Telling = { what: CallMail; settings: Settings; contact: Stored<Contact> };

/** Puts the mail about a call into the customer's conversation, or opens one. A repeat finds the mail that is there. */
export async function queueCallMail(call: Stored<Call>, { what, settings, contact }: Telling, edges: CallEdges): Promise<void> {
  const thread = call.threadId ? await requireThread(call.threadId) : null;
  const sender = await requireSender(thread?.mailboxId ?? null, edges);
  const mail = writeCallMail(what, call, { contact, settings, publicUrl: edges.publicUrl });
  // The call's own id names its thread, so that a repeat finds the same one.
  const opening = { contactId: contact._id, mailboxId: sender.mailboxId, subject: mail.subject, isInInbox: true, threadId: call._id };
  const { _id: threadId } = thread ?? (await openThread(opening, edges));
  const attendee = { address: contact.email, name: fullName(contact) };
  const invited = { organizer: sender.from, attendee, brokerage: settings.brokerage, now: edges.now() };
  await queueMessage(
    {
      ...{ threadId, contactId: contact._id, mailboxId: sender.mailboxId, from: sender.from, to: attendee, ...mail },
      key: keyOf(call, what),
      purpose: what === 'reminder' ? 'reminder' : 'system',
      author: 'system',
      epoch: null,
      state: 'holding',
      calendar: what === 'reminder' ? null : writeInvitation(call, invited),
    },
    edges,
  );
}

/**
 * Tells the agent of their own call, at the address they gave. It stands in a thread of its own, outside of the inbox
 * and with the AI off: an answer to it is read by people.
 */
export async function queueAgentMail(
  call: Stored<Call>,
  { what, settings, contact, address }: Telling & { address: string },
  edges: CallEdges,
): Promise<void> {
  const sender = await requireSender(null, edges);
  // Mail of ours to ourselves would come in as a customer's.
  if (sender.from.address.toLowerCase() === address.toLowerCase()) return;
  const who = nameOrAddress(contact);
  const mail = writeAgentMail(what, call, { who, phone: contact.mobilePhone, settings, publicUrl: edges.publicUrl });
  const threadId = agentThreadOf(call._id);
  await openThread({ contactId: null, mailboxId: sender.mailboxId, subject: mail.subject, isInInbox: false, threadId, mode: 'off' }, edges);
  const [organizer, attendee] = [sender.from, { address, name: '' }];
  await queueMessage(
    {
      ...{ threadId, contactId: null, mailboxId: sender.mailboxId, from: sender.from, to: attendee, ...mail },
      // A call that is given to somebody else is news to them.
      key: `agent-${keyOf(call, what)}${call.agentId ? `@${call.agentId}` : ''}`,
      purpose: 'system',
      author: 'system',
      ...{ inReplyTo: null, references: [], epoch: null, state: 'holding' as const },
      calendar:
        what === 'reminder' ? null : writeInvitation(call, { organizer, attendee, brokerage: settings.brokerage, who, now: edges.now() }),
    },
    edges,
  );
}

/** Where the agent is told of this call. */
export const agentThreadOf = (callId: string) => `${callId}_agent`;

async function requireSender(mailboxId: string | null, { senderFor }: CallEdges) {
  const sender = await senderFor(mailboxId);
  if (!sender) throw new Error('no mailbox is connected');
  return sender;
}

const keyOf = (call: Stored<Call>, what: CallMail) =>
  `${what === 'reminder' ? 'reminder' : `call-${what}`}:${call._id}${call.sequence > 0 ? `:${call.sequence}` : ''}`;

/** What a mail tells, of which call, as it stood when the mail was written. */
export type Told = { callId: string; what: CallMail; sequence: number };

/** Reads back what `keyOf` wrote, for customers and agents; null for every other mail. */
export function readKey(key: string): Told | null {
  const [, notice, callId, sequence = '0'] = KEY.exec(key) ?? [];
  const what = notice === undefined ? 'reminder' : (notice as CallMail);
  return callId === undefined ? null : { callId, what, sequence: Number(sequence) };
}

const KEY = /^(?:agent-)?(?:reminder|call-(confirmation|change|cancellation)):(\w+)(?::(\d+))?(?:@[\w-]+)?$/;
