import type { Message } from '../../../shared/message.ts';
import { findOrMakeContact } from '../../contacts/find-or-make-contact.ts';
import { touchContact } from '../../contacts/touch-contact.ts';
import { isDuplicateKey } from '../../database/connect.ts';
import { newId, type Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import type { IncomingMail } from '../incoming-mail.ts';
import { confirmSent } from '../ledger/confirm-sent.ts';
import { MessageModel } from '../message.model.ts';
import { callForPhoneLead } from '../not-letters/call-for-phone-lead.ts';
import { portalKeyOf, threadsOfPortal } from '../not-letters/portal-thread.ts';
import { readBackSent } from '../not-letters/read-back-sent.ts';
import { applyReport, findReported } from '../not-letters/receive-report.ts';
import { takeOutOfJunk } from '../not-letters/take-out-of-junk.ts';
import { weighWriters } from '../people/weigh-writers.ts';
import { callForRestored, LOST_TIME } from '../restored/call-for-restored.ts';
import { TombstoneModel } from '../tombstone.model.ts';
import { buildArrived, type Received } from './build-arrived.ts';
import { findThreads } from './find-threads.ts';
import { isCopy } from './is-copy.ts';
import { joinThreads } from './join-threads.ts';
import { flagsOf, judge, STRANGER } from './judge-arrival.ts';
import { keepSplits } from './keep-splits.ts';
import { keepThread, makeThread } from './make-thread.ts';
import { noteArrival } from './note-arrival.ts';
import { settledAt } from './wait-for-answer.ts';

/** Carries out what a mail of the lost time plainly wishes; who can read wishes is another room. */
export type ArrivalEdges = Edges & { hearLostWish?: (mail: Stored<Message>) => Promise<void> };

/**
 * The story of one arrival: buried? ours? seen? whose? which thread? save; then the thread waits for the AI.
 * It may be told again after a crash anywhere in it: what is done is found done.
 */
export async function receiveMail(mail: IncomingMail, edges: ArrivalEdges): Promise<Received> {
  const isOurs = mail.ownAddresses.includes(mail.from.address);
  const [isBuried, seen, reported] = await Promise.all([
    TombstoneModel.exists({ identity: mail.identity }),
    MessageModel.findOne({ identity: mail.identity }).lean(),
    mail.report && mail.folder !== 'sent' ? findReported(mail.report, edges.secret) : [],
  ]);
  if (isBuried) return { messageId: null, threadId: null, isNew: false, isConfirmation: false };
  if (mail.folder === 'sent') return readBackSent(mail, edges);

  const contact = isOurs || mail.report || !mail.from.address ? null : await findOrMakeContact(senderOf(mail), edges);
  const message = buildArrived(mail, { contactId: contact?._id ?? null, now: edges.now() });
  const found = await findThreads(message, { ownAddresses: mail.ownAddresses, secret: edges.secret, identity: mail.identity });
  const portalKey = portalKeyOf(mail, contact?._id ?? null);
  const isRelayReply = mail.portal?.isRelayReply === true;
  const portalThreads = isRelayReply && (seen || found.threadIds.length > 0) ? [] : await threadsOfPortal(portalKey, { isRelayReply });
  const related = [...found.threadIds, ...portalThreads, ...reported.map(({ threadId }) => threadId)];
  const known = await keepSplits([...new Set([...related, ...(seen ? [seen.threadId] : [])])].sort(), [seen?.threadId, ...found.nearest]);
  // A report may tell of several mails, which does not make one thread of theirs.
  const isLink = !mail.report && known.length > 1;

  const isKnownThread = known.length > 0;
  const flags = flagsOf(mail, { found, isUnmatched: reported.length === 0, isKnownThread });
  Object.assign(message, judge(mail, { isKnownThread, flags }));
  const first = { ...message, portalKey, contact };
  const standing = seen?.threadId ?? known[0];
  if (standing) await keepThread(standing, first, edges);
  const threadId = standing ?? (await makeThread(first, edges));
  const rescued = await takeOutOfJunk(seen, mail, edges);
  const there = rescued ?? seen;
  const { saved, isNew } = there ? { saved: there, isNew: false } : await saveOnce({ ...message, threadId });
  if (isLink) await joinThreads(known, edges);
  const stored = isLink ? { ...saved, threadId: known[0] ?? saved.threadId } : saved;

  if (found.strangerIds.length > 0) await MessageModel.updateMany({ _id: { $in: found.strangerIds } }, { $addToSet: { flags: STRANGER } });
  // Who answers a mail has got it: that settles one of ours that may or may not have left.
  for (const wireId of found.unsettledIds) await confirmSent({ wireId, at: stored.sortAt, where: 'answered by its recipient' }, edges);
  if (contact) await touchContact(contact._id, { lastInboundAt: stored.sortAt });
  await weighWriters([stored], edges);
  if (mail.report) await applyReport({ report: mail.report, reported, reportId: stored._id }, edges);
  // Seen again as the past of a folder, it sets nothing off though it did so once.
  const isPast = stored.isBackfill || (mail.isBackfill && rescued === null);
  // One that was answered before it was read waits as well: it is read, and not answered again.
  const waits = !isOurs && !isPast && !(await isCopy(stored, { isLate: rescued !== null }));
  // Before it waits: once it has been read, nobody is called again.
  if (!isPast) await callForPhoneLead(mail, stored, edges);
  const answerDueAt = waits ? await settledAt(edges) : null;
  await noteArrival(stored, { isNew, answerDueAt, ownAddresses: mail.ownAddresses, source: contact?.leadSource });
  if (mail.flags.includes(LOST_TIME) && !isOurs) await takeLost(stored, { isAnswered: found.isAnswered }, edges);
  if (isNew) edges.publish('message.arrived', { threadId: stored.threadId, messageId: stored._id });
  edges.publish('thread.changed', { threadId: stored.threadId });
  return { messageId: stored._id, threadId: stored.threadId, isNew, isConfirmation: false };
}

async function takeLost(mail: Stored<Message>, { isAnswered }: { isAnswered: boolean }, edges: ArrivalEdges): Promise<void> {
  await edges.hearLostWish?.(mail);
  if (!isAnswered) await callForRestored(mail, edges);
}

function senderOf({ from, portal }: IncomingMail): Parameters<typeof findOrMakeContact>[0] {
  return portal ? { ...from, leadSource: portal.source, phone: portal.phone } : from;
}

/** The unique identity lets one writer through; everybody else gets what that one wrote. */
async function saveOnce(message: Omit<Stored<Message>, '_id' | 'updatedAt'>): Promise<{ saved: Stored<Message>; isNew: boolean }> {
  try {
    return { saved: (await MessageModel.create({ ...message, _id: newId() })).toObject(), isNew: true };
  } catch (error) {
    const seen = isDuplicateKey(error) ? await MessageModel.findOne({ identity: message.identity }).lean() : null;
    if (!seen) throw error;
    return { saved: seen, isNew: false };
  }
}
