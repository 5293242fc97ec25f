import type { Contact, Slot } from '../../../shared/contact.ts';
import type { Decision, ModelCall, Triage } from '../../../shared/decision.ts';
import type { MailKind, Message } from '../../../shared/message.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { Stored } from '../../database/model-from.ts';
import { recentCorrections } from '../../inbox/answer/recent-corrections.ts';
import { type AiEdges, ModelFault } from '../ask-model.ts';
import { questionsBefore } from '../asked/questions-before.ts';
import type { Judged } from '../learn/read-preferences.ts';
import { shownBefore } from '../learn/shown-before.ts';
import { learn } from '../learn.ts';
import { type Triaged, triageMail } from '../triage/triage-mail.ts';

/** One mail as the run has understood it. */
export type ReadMail = {
  mail: Stored<Message>;
  triage: Triage;
  by: 'rule' | 'model' | 'person';
  kept: Slot[];
  rejected: Decision['slotsRejected'];
  /** What it says of listings that we showed. */
  judged?: Judged[];
  calls: ModelCall[];
};

type Context = {
  contact: Stored<Contact> | null;
  history: Stored<Message>[];
  settings: Settings;
  /** Called before anything is learned, so that the inbox shows what a mail is while we think on. */
  onTriaged?: (triaged: Triaged) => Promise<void>;
};

/** What one mail is and what it tells of its writer, as models and rules see it. Writes nothing: a replay reads so too. */
export async function understandMail(
  mail: Stored<Message>,
  edges: AiEdges,
  { contact, history, settings, onTriaged }: Context,
): Promise<ReadMail> {
  const triaged = await triageMail(mail, edges, { history, settings, corrections: await recentCorrections() });
  await onTriaged?.(triaged);
  const { triage, by, call } = triaged;
  const read: ReadMail = { mail, triage, by, kept: [], rejected: [], calls: call ? [call] : [] };
  if (by === 'rule' || !contact || !isWorthLearning(triage.kind)) return read;
  const shown = await shownBefore(mail, history);
  const about = { kind: triage.kind, known: contact.qualification, shown, asked: questionsBefore(mail, history) };
  const learned = await learnOrNothing(mail, edges, { ...about, settings });
  return { ...read, kept: learned.kept, rejected: learned.rejected, judged: learned.judged, calls: [...read.calls, learned.call] };
}

const LEADS: MailKind[] = ['buyer_lead', 'renter_lead', 'seller_lead', 'general_inquiry', 'existing_client', 'other'];
export const isWorthLearning = (kind: MailKind) => LEADS.includes(kind);

/** An unusable answer about slots is no reason to leave the mail unanswered: we know less, that is all. */
async function learnOrNothing(mail: Stored<Message>, edges: AiEdges, options: Parameters<typeof learn>[2]): ReturnType<typeof learn> {
  try {
    return await learn(mail, edges, options);
  } catch (error) {
    if (!(error instanceof ModelFault) || error.code !== 'BAD_INPUT') throw error;
    edges.log.warn({ messageId: mail._id, error }, 'nothing was learned from a mail');
    return { kept: [], rejected: [], judged: [], call: error.call };
  }
}
