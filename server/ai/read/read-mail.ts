import type { Contact } from '../../../shared/contact.ts';
import type { MailKind, Message } from '../../../shared/message.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { Thread } from '../../../shared/thread.ts';
import { learnSlots } from '../../contacts/wishes/learn-slots.ts';
import { notePreferences } from '../../contacts/wishes/note-preferences.ts';
import type { Stored } from '../../database/model-from.ts';
import { noteTriage } from '../../inbox/answer/note-triage.ts';
import type { AiEdges } from '../ask-model.ts';
import type { Triaged } from '../triage/triage-mail.ts';
import { isWorthLearning, type ReadMail, understandMail } from './understand-mail.ts';

type Context = { thread: Stored<Thread>; contact: Stored<Contact> | null; history: Stored<Message>[]; settings: Settings };

/** Triages one mail and learns from it; both are written down at once, so that the inbox shows them while we think on. */
export async function readMail(
  mail: Stored<Message>,
  edges: AiEdges,
  { thread, contact, history, settings }: Context,
): Promise<{ read: ReadMail; contact: Stored<Contact> | null }> {
  const onTriaged = ({ triage, by }: Triaged) => noteTriage({ mail, thread, triage, by }, edges);
  const read = await understandMail(mail, edges, { contact, history, settings, onTriaged });
  const { triage, kept } = read;
  if (read.by === 'rule' || !contact || !isWorthLearning(triage.kind)) return { read, contact };
  const learned = { slots: kept, language: triage.language, contactType: CONTACT_TYPE[triage.kind] };
  const judged = (read.judged ?? []).map(({ listingKey, preference, quote, start, end }) => {
    return { listingKey, preference, evidence: { messageId: mail._id, quote, start, end, at: mail.sortAt } };
  });
  // The preferences first: the contact that is returned knows them.
  await notePreferences(contact._id, judged, edges);
  const wiser = await learnSlots(contact._id, learned, edges);
  return { read, contact: wiser };
}

const CONTACT_TYPE: Partial<Record<MailKind, Contact['contactTypes'][number]>> = {
  buyer_lead: 'Buyer',
  renter_lead: 'Tenant',
  seller_lead: 'Seller',
};
