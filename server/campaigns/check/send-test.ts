import type { Campaign, Variant } from '../../../shared/campaign.ts';
import { contactById } from '../../contacts/find-contacts.ts';
import { newId, type Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { AppError } from '../../errors.ts';
import { openThread } from '../../inbox/outbox/open-thread.ts';
import { queueMessage } from '../../inbox/outbox/queue-message.ts';
import type { SenderEdges } from '../../inbox/outbox/sender.ts';
import { campaignHeaders } from '../mail/campaign-headers.ts';
import { testLink } from '../unsubscribe.ts';
import { drawMail } from './preview-campaign.ts';

type Test = { person: { email: string; name: string }; contactId?: string; step: number; variant?: Variant };

/**
 * Sends one mail of a campaign to the person who asks, as a recipient would get it: the same headers, a link that
 * works and opts nobody out. It is marked as a test, has no row in the ledger and counts nowhere.
 * @throws AppError BAD_INPUT for a program, which has no address; UNAVAILABLE without a mailbox
 */
export async function sendTest(campaign: Stored<Campaign>, test: Test, edges: Edges & SenderEdges): Promise<{ address: string }> {
  const { person, contactId, step, variant = 'a' } = test;
  const sender = await edges.senderFor(null);
  if (person.email === '')
    throw new AppError('BAD_INPUT', { message: 'a program asked for a test mail', userMessage: 'A test goes to a person: sign in first.' });
  if (!sender) {
    const userMessage = 'No mailbox is connected yet: see Settings.';
    throw new AppError('UNAVAILABLE', { message: 'no mailbox to send a test from', userMessage });
  }
  const [firstName = '', ...rest] = person.name.split(/\s+/);
  const contact = contactId ? await contactById(contactId) : null;
  const who = contact ?? { firstName, lastName: rest.join(' '), email: person.email };
  const { subject, text, html } = await drawMail(campaign, { who, step, variant }, edges);
  const marked = `[Test] ${subject}`;
  // It bears the name of whose words it holds, and goes with them when they are erased.
  const threadId = contact ? `${contact._id}_test_${newId()}` : newId();
  await openThread({ contactId: null, mailboxId: sender.mailboxId, subject: marked, isInInbox: false, mode: 'off', threadId }, edges);
  const unsubscribeUrl = testLink(campaign._id, edges);
  await queueMessage(
    {
      ...{ threadId, contactId: null, mailboxId: sender.mailboxId, from: sender.from },
      to: { address: person.email, name: person.name },
      ...{ subject: marked, text, html },
      key: `campaign-test:${newId()}`,
      purpose: 'system',
      author: 'system',
      ...{ inReplyTo: null, references: [], epoch: null, state: 'holding' as const },
      headers: [...campaignHeaders({ number: campaign.number, unsubscribeUrl }), { name: 'X-Campaign-Test', value: 'yes' }],
    },
    edges,
  );
  return { address: person.email };
}
