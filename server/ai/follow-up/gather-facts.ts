import type { Contact } from '../../../shared/contact.ts';
import type { Message } from '../../../shared/message.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { Thread } from '../../../shared/thread.ts';
import { nextCallOf } from '../../calls/list-calls.ts';
import { isSuppressed } from '../../contacts/consent/suppress.ts';
import type { Stored } from '../../database/model-from.ts';
import { modeOf } from '../../settings/mode-of.ts';
import type { Facts } from './may-follow-up.ts';

type Conversation = {
  thread: Stored<Thread>;
  contact: Stored<Contact> | null;
  /** Oldest first. */
  messages: readonly Stored<Message>[];
  settings: Settings;
};
export type Gathered = Facts & {
  /** The customer's newest mail, and to whom we wrote last. */
  mail: Stored<Message> | null;
  to: Message['to'][number] | null;
};

/** Looks up what `whyNoFollowUp` has to know of one conversation. */
export async function gatherFacts({ thread, contact, messages, settings }: Conversation, now: Date): Promise<Gathered> {
  const mail = messages.findLast(({ direction, automaticSigns }) => direction === 'inbound' && automaticSigns.length === 0) ?? null;
  const isOurs = ({ direction, author }: Stored<Message>) => direction === 'outbound' && (author === 'ai' || author === 'agent');
  const to = messages.findLast(isOurs)?.to[0] ?? null;
  const [suppressed, call] = await Promise.all([to ? isSuppressed(to.address) : false, contact ? nextCallOf(contact._id, now) : null]);
  return {
    thread,
    contact,
    mode: modeOf(thread, settings),
    isSuppressed: suppressed,
    hasCall: call !== null,
    isForged: mail?.trust?.dmarc === 'fail',
    isDiscarded: messages.some((message) => isThrownAway(message) && (!mail || message.sortAt >= mail.sortAt)),
    mail,
    to,
  };
}

/** A person's discard carries their name; what code withdraws does not. */
function isThrownAway({ delivery, userId }: Stored<Message>): boolean {
  return delivery?.purpose === 'follow_up' && delivery.state === 'voided' && userId !== null;
}
