import type { Contact, Slot } from '../../../shared/contact.ts';
import type { Decision } from '../../../shared/decision.ts';
import type { Message } from '../../../shared/message.ts';
import type { Thread } from '../../../shared/thread.ts';
import { foldSlots } from '../../contacts/wishes/fold-slots.ts';
import type { Stored } from '../../database/model-from.ts';
import { seenBy } from '../../inbox/answer/seen-by.ts';
import { ANSWERED_WITH_NEWER } from '../record/record-run.ts';

type Now = { thread: Stored<Thread>; contact: Stored<Contact> | null; messages: Stored<Message>[]; decisions: Decision[] };

/** What was known when a mail came in. */
export type AsOf = {
  at: Date;
  /** The mail, and before it those of its burst that were answered together with it; as they came in. */
  mails: Stored<Message>[];
  /** What was said before them. */
  history: Stored<Message>[];
  thread: Stored<Thread>;
  contact: Stored<Contact> | null;
  before: Decision | null;
};

/**
 * Turns thread, contact and history back to the moment when a mail reached us. Where nothing tells how a thing stood then
 * (who had the thread, how far the contact was), the decision of that day does. Pure.
 */
export function asOf(mail: Stored<Message>, { thread, contact, messages, decisions }: Now): AsOf {
  const at = mail.createdAt;
  const decisionOn = new Map(decisions.map((decision) => [decision.messageId, decision]));
  const before = decisionOn.get(mail._id) ?? null;
  const earlier = seenBy(mail, messages).filter((message) => message._id !== mail._id && wasThere(message, mail));
  const burst = earlier.slice(earlier.findLastIndex((one) => decisionOn.get(one._id)?.outcomeDetail !== ANSWERED_WITH_NEWER) + 1);
  const history = earlier.slice(0, earlier.length - burst.length);
  return {
    at,
    mails: [...burst, mail].map(unread),
    history,
    thread: threadAsOf(thread, { earlier, decisionOn, before }),
    contact: contact && contactAsOf(contact, { mail: burst[0] ?? mail, at, before, history }),
    before,
  };
}

/** Mail in the order of the thread; our own from the moment the server took it. */
function wasThere({ _id, direction, sortAt, delivery }: Stored<Message>, mail: Stored<Message>): boolean {
  const leftAt = delivery ? (delivery.acceptedAt ?? delivery.handingOverAt) : sortAt;
  if (direction === 'outbound') return leftAt !== null && leftAt <= mail.createdAt && sortAt <= mail.createdAt;
  return sortAt < mail.sortAt || (sortAt.getTime() === mail.sortAt.getTime() && _id < mail._id);
}

/** A person's word on what a mail is, and a rule's, stand above any model; what a model said is asked again. */
function unread(mail: Stored<Message>): Stored<Message> {
  return mail.kindBy === 'model' ? { ...mail, kind: null, kindBy: null, confidence: null, decisionId: null } : mail;
}

type Past = { earlier: Stored<Message>[]; decisionOn: Map<string, Decision>; before: Decision | null };

function threadAsOf(thread: Stored<Thread>, { earlier, decisionOn, before }: Past): Stored<Thread> {
  const decided = earlier.flatMap((message, index) => {
    const decision = decisionOn.get(message._id);
    return decision ? [{ decision, exchange: exchangesIn(earlier.slice(0, index)) + 1 }] : [];
  });
  const refused = decided.findLast(({ decision }) => decision.triage.refusesCall);
  const known = decided.findLast(({ decision }) => decision.triagedBy !== 'rule');
  return {
    ...thread,
    exchanges: exchangesIn(earlier),
    callRefusedAt: refused?.exchange ?? null,
    kind: known?.decision.triage.kind ?? null,
    ...(before && {
      isTakenOver: before.firedRow === 'a person has the thread',
      standDownReason: null,
      needs:
        before.firedRow === 'a person is awaited' ? { reason: 'handed_over', detail: before.outcomeDetail, at: before.createdAt } : null,
    }),
  };
}

/** As the ledger counts them (`noteSent`). */
function exchangesIn(messages: Stored<Message>[]): number {
  const isAnswer = ({ author, delivery }: Stored<Message>) =>
    ['ai', 'agent'].includes(author) && ['reply', 'hand_over'].includes(delivery?.purpose ?? '');
  return messages.filter(isAnswer).length;
}

type Then = { mail: Stored<Message>; at: Date; before: Decision | null; history: readonly Stored<Message>[] };

function contactAsOf(contact: Stored<Contact>, { mail, at, before, history }: Then) {
  const { qualification, qualificationHistory, listings, stage } = contact;
  const begun = qualification.filter(({ slot }) => !qualificationHistory.some((known) => known.slot === slot));
  const said = [...begun, ...qualificationHistory].filter(({ evidence }) => evidence.messageId !== mail._id && evidence.at < mail.sortAt);
  const wasShown = new Set(history.filter(({ direction }) => direction === 'outbound').flatMap(({ listingKeys }) => listingKeys));
  const wasClient = before?.rows.some(({ row, why }) => row === 'needs a person' && why.includes('an existing client'));
  return {
    ...contact,
    qualification: foldSlots(said),
    qualificationHistory: said,
    // What was shown again later carries that day; our mails of before tell that it was known then.
    listings: listings.filter(({ listingKey, listingSentTimestamp }) => listingSentTimestamp <= at || wasShown.has(listingKey)),
    stage: before && !wasClient && (stage === 'active' || stage === 'under_contract') ? 'engaged' : stage,
  };
}

/** What a mail taught, kept in memory alone. */
export function wiser(contact: Stored<Contact>, kept: readonly Slot[]): Stored<Contact> {
  if (kept.length === 0) return contact;
  const { qualification, qualificationHistory } = contact;
  return {
    ...contact,
    qualification: foldSlots([...qualification, ...kept]),
    qualificationHistory: [...qualificationHistory, ...kept],
  };
}
