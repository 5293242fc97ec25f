import type { IncomingMail } from '../inbox/incoming-mail.ts';
import { TEST_NOW } from './build.ts';

let counter = 0;

/** A mail as the post room hands it over: from Ana to the brokerage, a minute after the last one. */
export function buildIncoming(change: Partial<IncomingMail> = {}): IncomingMail {
  counter += 1;
  const messageId = change.messageId === undefined ? `<in-${counter}@example.com>` : change.messageId;
  return {
    mailboxId: 'mailbox',
    ownAddresses: ['hello@larkinvale.example'],
    folder: 'inbox',
    identity: `mailbox:${messageId}:${counter}`,
    rawHash: 'a'.repeat(64),
    rawSize: 1000,
    messageId,
    inReplyTo: null,
    references: [],
    from: { address: 'ana@example.com', name: 'Ana Reyes' },
    replyTo: [],
    to: [{ address: 'hello@larkinvale.example', name: '' }],
    cc: [],
    subject: 'A house near the harbour',
    text: 'Do you have three bedrooms?',
    visibleText: 'Do you have three bedrooms?',
    html: null,
    attachments: [],
    date: TEST_NOW,
    internalDate: new Date(TEST_NOW.getTime() + counter * 60_000),
    automaticSigns: [],
    trust: null,
    report: null,
    openhouseMessage: null,
    campaignNumber: null,
    portal: null,
    isBackfill: false,
    flags: [],
    ...change,
  };
}

/** The same, as found in Sent: from the brokerage to Ana. */
export function buildSent(change: Partial<IncomingMail> = {}): IncomingMail {
  return buildIncoming({
    folder: 'sent',
    from: { address: 'hello@larkinvale.example', name: 'Larkin & Vale' },
    to: [{ address: 'ana@example.com', name: 'Ana Reyes' }],
    ...change,
  });
}
