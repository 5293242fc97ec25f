import type { Delivery, Message } from '../../shared/message.ts';

type Start = { mailboxId: string; threadId: string; now: Date };

/** A message with nothing in it yet; the writer fills what it knows. */
export function blankMessage({ mailboxId, threadId, now }: Start): Omit<Message, 'id' | 'identity' | 'createdAt' | 'updatedAt'> {
  return {
    threadId,
    contactId: null,
    mailboxId,
    direction: 'inbound',
    author: 'customer',
    userId: null,
    messageId: null,
    wireIds: [],
    inReplyTo: null,
    references: [],
    from: { address: '', name: '' },
    replyTo: [],
    to: [],
    cc: [],
    subject: '',
    text: '',
    visibleText: '',
    html: null,
    attachments: [],
    rawHash: null,
    rawSize: 0,
    date: now,
    sortAt: now,
    kind: null,
    kindBy: null,
    confidence: null,
    automaticSigns: [],
    trust: null,
    isBackfill: false,
    flags: [],
    campaignId: null,
    campaignNumber: null,
    listingKeys: [],
    offeredSlots: [],
    decisionId: null,
    delivery: null,
  };
}

/** The delivery of a mail that has just been thought of: held, due at once, not fenced. */
export function blankDelivery({ key, purpose, now }: { key: string; purpose: Delivery['purpose']; now: Date }): Delivery {
  return {
    key,
    state: 'holding',
    purpose,
    epoch: null,
    fence: 0,
    claimedBy: null,
    claimedUntil: null,
    holdUntil: now,
    dueAt: now,
    attempts: 0,
    lastError: null,
    smtpResponse: null,
    handingOverAt: null,
    acceptedAt: null,
    confirmedAt: null,
    basedOn: null,
    looks: 0,
    nextLookAt: null,
    filedAt: null,
    guard: [],
    evidence: [],
    headers: [],
    calendar: null,
  };
}
