import type { Thread } from '../../shared/thread.ts';

type Start = { mailboxId: string; contactId: string | null; subject: string; now: Date };

/** A thread at its first mail, before anything is known of it. */
export function blankThread({ mailboxId, contactId, subject, now }: Start): Omit<Thread, 'id' | 'createdAt' | 'updatedAt'> {
  return {
    mailboxId,
    contactId,
    participants: [],
    portalKey: null,
    subject,
    kind: null,
    stage: 'new',
    status: 'open',
    snoozedUntil: null,
    putAway: null,
    mode: null,
    ownerId: null,
    isTakenOver: false,
    standDownReason: null,
    epoch: 0,
    answer: { state: 'none', dueAt: null, claimedBy: null, claimedUntil: null, attempts: 0, lastError: null },
    aiState: 'idle',
    sendingAt: null,
    needs: null,
    isInInbox: true,
    unread: 0,
    messageCount: 0,
    exchanges: 0,
    callRefusedAt: null,
    followUpsSent: 0,
    lastInboundAt: null,
    lastOutboundAt: null,
    lastMessageAt: now,
    lastWords: '',
    lastAuthor: 'customer',
    campaignIds: [],
    listingKeys: [],
    flags: [],
  };
}
