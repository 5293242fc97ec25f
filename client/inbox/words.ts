import type { MailKind, Message } from '../../shared/message.ts';
import type { InboxView, Thread } from '../../shared/thread.ts';
import type { Tone } from '../ui/chip.tsx';

/** How the inbox names the codes of the vocabulary. Records, so that a new code cannot be forgotten. */
export const VIEW_WORDS: Record<InboxView, string> = {
  needs_you: 'Needs you',
  all: 'All',
  mine: 'Mine',
  unassigned: 'Unassigned',
  sellers: 'Sellers',
  buyers: 'Buyers',
  calls: 'Calls to book',
  snoozed: 'Snoozed',
  spam: 'Spam',
  closed: 'Closed',
};
export const VIEWS = Object.keys(VIEW_WORDS) as InboxView[];

export const KIND_WORDS: Record<MailKind, string> = {
  buyer_lead: 'Buyer',
  renter_lead: 'Renter',
  seller_lead: 'Seller',
  general_inquiry: 'Question',
  existing_client: 'Client',
  vendor: 'Vendor',
  unsubscribe: 'Unsubscribe',
  complaint: 'Complaint',
  auto_reply: 'Auto-reply',
  bounce: 'Bounce',
  spam_report: 'Spam report',
  spam: 'Spam',
  other: 'Other',
};
export const KINDS = Object.keys(KIND_WORDS) as MailKind[];

export const AUTHOR_WORDS: Record<Message['author'], string> = {
  customer: 'Customer',
  ai: 'Openhouse AI',
  agent: 'Agent',
  campaign: 'Campaign',
  system: 'System',
  other_client: 'Written in another mail program',
};

type Needs = NonNullable<Thread['needs']>['reason'];
export const NEEDS_WORDS: Record<Needs, string> = {
  review: 'Draft to review',
  handed_over: 'A person must answer',
  maybe_sent: 'Maybe sent',
  failed: 'Sending failed',
  triage_failed: 'Could not be read',
  mention: 'You were mentioned',
  promised: 'We promised to find out',
  snooze_over: 'Back from snooze',
  restored: 'Came before a restore',
  call_untold: 'Nobody is told of the call',
};

type Delivery = NonNullable<Message['delivery']>['state'];
export const DELIVERY_WORDS: Record<Delivery, { words: string; tone: Tone }> = {
  drafting: { words: 'Writing', tone: 'pine' },
  review: { words: 'Waits for your approval', tone: 'amber' },
  holding: { words: 'Held', tone: 'pine' },
  queued: { words: 'In the outbox', tone: 'neutral' },
  claimed: { words: 'Leaving', tone: 'neutral' },
  handing_over: { words: 'Handing over', tone: 'neutral' },
  accepted: { words: 'Accepted by the mail server', tone: 'neutral' },
  confirmed: { words: 'Seen in Sent', tone: 'neutral' },
  voided: { words: 'Withdrawn', tone: 'neutral' },
  failed: { words: 'Failed', tone: 'rust' },
  uncertain: { words: 'Maybe sent', tone: 'amber' },
};
