import type { Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { callPersonToo } from '../desk/need-person.ts';
import type { IncomingMail } from '../incoming-mail.ts';

/**
 * Calls a person to a lead that left a number and no address: the mail is a machine's, which nobody reads and nothing answers.
 * Again is the same until the mail has been dealt with, so that a crash between the two loses no lead.
 */
export async function callForPhoneLead({ phoneLead }: IncomingMail, stored: Stored<Message>, edges: Edges): Promise<void> {
  if (!phoneLead || stored.decisionId !== null) return;
  const { name, phone, property, source } = phoneLead;
  const about = property ? ` about ${property}` : '';
  const detail = `${name || 'Somebody'} left a number and no address${about}: call ${phone} (from ${source})`;
  await callPersonToo(stored.threadId, { reason: 'handed_over', detail, at: edges.now() }, edges);
}
