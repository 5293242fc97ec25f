import type { Contact, Slot } from '../../../shared/contact.ts';
import type { Decision, ModelCall, Triage } from '../../../shared/decision.ts';
import type { MailKind, Message } from '../../../shared/message.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { Thread } from '../../../shared/thread.ts';
import { learnSlots } from '../../contacts/learn-slots.ts';
import type { Stored } from '../../database/model-from.ts';
import { noteTriage } from '../../inbox/answer/note-triage.ts';
import { recentCorrections } from '../../inbox/answer/recent-corrections.ts';
import { type AiEdges, ModelFault } from '../ask-model.ts';
import { learn } from '../learn.ts';
import { triageMail } from '../triage/triage-mail.ts';

/** One mail as the run has understood it. */
export type ReadMail = {
  mail: Stored<Message>;
  triage: Triage;
  by: 'rule' | 'model' | 'person';
  kept: Slot[];
  rejected: Decision['slotsRejected'];
  calls: ModelCall[];
};

type Context = { thread: Stored<Thread>; contact: Stored<Contact> | null; history: Stored<Message>[]; settings: Settings };

/** Triages one mail and learns from it; both are written down at once, so that the inbox shows them while we think on. */
export async function readMail(
  mail: Stored<Message>,
  edges: AiEdges,
  { thread, contact, history, settings }: Context,
): Promise<{ read: ReadMail; contact: Stored<Contact> | null }> {
  const { triage, by, call } = await triageMail(mail, edges, { history, settings, corrections: await recentCorrections() });
  await noteTriage({ mail, thread, triage, by }, edges);
  const read: ReadMail = { mail, triage, by, kept: [], rejected: [], calls: call ? [call] : [] };
  if (by === 'rule' || !contact || !WORTH_LEARNING.includes(triage.kind)) return { read, contact };

  const {
    kept,
    rejected,
    call: learnCall,
  } = await learnOrNothing(mail, edges, { kind: triage.kind, known: contact.qualification, settings });
  const learned = { slots: kept, language: triage.language, contactType: CONTACT_TYPE[triage.kind] };
  const wiser = await learnSlots(contact._id, learned, edges);
  return { read: { ...read, kept, rejected, calls: [...read.calls, learnCall] }, contact: wiser };
}

const WORTH_LEARNING: MailKind[] = ['buyer_lead', 'renter_lead', 'seller_lead', 'general_inquiry', 'existing_client', 'other'];
const CONTACT_TYPE: Partial<Record<MailKind, Contact['contactTypes'][number]>> = {
  buyer_lead: 'Buyer',
  renter_lead: 'Tenant',
  seller_lead: 'Seller',
};

/** An unusable answer about slots is no reason to leave the mail unanswered: we know less, that is all. */
async function learnOrNothing(mail: Stored<Message>, edges: AiEdges, options: Parameters<typeof learn>[2]): ReturnType<typeof learn> {
  try {
    return await learn(mail, edges, options);
  } catch (error) {
    if (!(error instanceof ModelFault) || error.code !== 'BAD_INPUT') throw error;
    edges.log.warn({ messageId: mail._id, error }, 'nothing was learned from a mail');
    return { kept: [], rejected: [], call: error.call };
  }
}
