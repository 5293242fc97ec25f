import { forgetDecisions, repointDecisions } from './ai/record/decisions-of-people.ts';
import { forgetCalls, repointCalls, threadsAboutCallsOf } from './calls/calls-of-people.ts';
import { forgetRecipients, repointRecipients } from './campaigns/run/recipients-of-people.ts';
import { type Forgotten, forgetMails } from './inbox/people/forget-mails.ts';
import { repointThreads } from './inbox/people/repoint-threads.ts';
import { forgetRaw } from './mail/forget-raw.ts';
import { forgetPrepared, repointPrepared } from './properties/prepared-for-people.ts';
import { forgetDeliveriesOf, repointDeliveries } from './webhooks/deliveries-of-people.ts';

/** Whatever other rooms keep of one contact is another's from now on. Again is the same. */
export async function repointContact(move: { from: string; to: string }, now: Date): Promise<void> {
  await repointThreads(move);
  await repointCalls(move);
  await repointRecipients(move, now);
  await repointDecisions(move);
  await repointPrepared(move);
  await repointDeliveries(move);
}

/** Whatever other rooms keep of a contact is gone, but for lines of ledgers without a word or an address. Again is the same. */
export async function forgetContact(contactId: string, now: Date): Promise<void> {
  // Rows first: what is still to be sent must not be written any more.
  await forgetRecipients(contactId);
  const about = await threadsAboutCallsOf(contactId);
  const beside = async (mails: Forgotten) => {
    await forgetRaw(mails);
    await forgetDecisions({ contactId, ...mails });
    await forgetDeliveriesOf(contactId, mails);
  };
  await forgetMails(contactId, { now, about, beside });
  await forgetCalls(contactId);
  // Once more: a mail about a call, or an answer, may just have been written.
  await forgetMails(contactId, { now, about, beside });
  await forgetPrepared(contactId);
}
