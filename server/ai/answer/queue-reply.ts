import type { NamedAddress } from '../../../shared/id.ts';
import type { Delivery, Message } from '../../../shared/message.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { Stored } from '../../database/model-from.ts';
import { type Claim, renewClaim } from '../../inbox/answer/claim-thread.ts';
import { queueMessage } from '../../inbox/outbox/queue-message.ts';
import type { AiEdges } from '../ask-model.ts';

type Reply = {
  mail: Stored<Message>;
  purpose: Extract<Delivery['purpose'], 'reply' | 'hand_over' | 'unsubscribe_confirmation'>;
  key: string;
};

/**
 * Opens the record of an answer before a word of it is written. A run that died and is repeated finds its own record.
 * One that was voided (a newer mail, a person's discard) stays void: a new answer is a new record.
 * @returns null when the thread moved on
 */
export async function openReply({ mail, purpose, key }: Reply, claim: Claim, edges: AiEdges): Promise<Stored<Message> | null> {
  const { thread } = claim;
  for (let run = 1; await renewClaim(claim, edges.now()); run++) {
    const opened = await queueMessage(
      {
        threadId: thread._id,
        contactId: mail.contactId,
        mailboxId: thread.mailboxId,
        key: run === 1 ? key : `${key}:${run}`,
        purpose,
        author: purpose === 'unsubscribe_confirmation' ? 'system' : 'ai',
        to: recipientOf(mail),
        subject: replySubject(mail.subject),
        text: '',
        epoch: thread.epoch,
        basedOn: mail._id,
        state: 'drafting',
      },
      edges,
    );
    if (opened.delivery?.state !== 'voided') return opened;
  }
  return null;
}

export function holdUntil({ ai }: Settings, now: Date): Date {
  return new Date(now.getTime() + ai.holdSeconds * 1000);
}

/**
 * RFC 5322 §3.6.2: answers go to Reply-To where there is one. Only code chooses recipients, and never the address that was
 * written to: some forms name it. Whether the wished one is the customer's is asked before anything leaves (`whyNotSend`).
 */
function recipientOf({ replyTo, from, to }: Stored<Message>): NamedAddress {
  const wished = replyTo.find(({ address }) => address.includes('@') && !to.some((own) => own.address === address));
  return wished ? { address: wished.address, name: wished.name || from.name } : from;
}

/** One `Re:`, whatever the customer's program has stacked up (RFC 5322 §3.6.5). */
function replySubject(subject: string): string {
  const bare = subject.replace(/[\r\n\0]+/g, ' ').replace(/^\s*((re|aw|sv|rv|ref|tr|antw)\s*(\[\d+\])?\s*:\s*)+/i, '');
  return `Re: ${bare}`.trim().slice(0, 900);
}
