import type { Report } from '../incoming-mail.ts';

type Recipient = Report['recipients'][number];

/** What a report means for whoever has the conversation, and what to do; its own words stand in the evidence of the mail. */
export function wordReport(kind: Report['kind'], failed: Recipient[]): string {
  if (kind === 'spam_report') return `our mail was reported as spam by ${addresses(failed)}: nothing more is sent there`;
  return failed.map(wordFailure).join('; ');
}

function wordFailure({ address, status }: Recipient): string {
  const [why, todo] = MEANINGS.find(([codes]) => codes.test(status))?.slice(1) ?? UNKNOWN;
  return `our mail did not reach ${address}: ${why}${status && ` (${status})`}. ${todo}`;
}

/** Enhanced status codes (RFC 3463), the narrower first. */
const MEANINGS: [RegExp, string, string][] = [
  [/^5\.1\.[0-6]$|^5\.1\.10$/, 'there is no such address', 'Correct it, or reach them another way'],
  [/^[45]\.2\.2$/, 'the mailbox is full', 'Write again later, or reach them another way'],
  [/^5\.7\./, 'their mail server refused it', 'Reach them another way'],
  [/^4\./, 'their mail server gave up for the time being', 'Write again later, or reach them another way'],
];
const UNKNOWN = ['their mail server sent it back', 'Reach them another way'];

const addresses = (recipients: Recipient[]) => recipients.map(({ address }) => address).join(', ');
